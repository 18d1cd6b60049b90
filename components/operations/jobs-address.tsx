/** The addresses of the screens about jobs. */
export const JOBS_PATH = "/admin/jobs";
export const queuePath = (queue: string): string => `${JOBS_PATH}/${encodeURIComponent(queue)}`;
export const runPath = (queue: string, id: string): string => `${queuePath(queue)}/${encodeURIComponent(id)}`;
