/** What the operator watches: background jobs, and the system they run on. */
export { cancelRun, deleteDeadLetter, retryRun, runScheduleNow } from "./act-on-run.ts";
export { countIntegrations } from "./count-integrations.ts";
export { getSystemReport } from "./get-system.ts";
export { getJobsOverview } from "./list-queues.ts";
export { getRun, listRuns } from "./list-runs.ts";
