/** What the operator watches: background jobs, and the system they run on. */
export { cancelRun, deleteDeadLetter, retryRun, runScheduleNow } from "./act-on-run.ts";
export { bulkRuns, bulkRunsJob } from "./bulk-runs.ts";
export { countIntegrations } from "./count-integrations.ts";
export { exportRuns } from "./export-runs.ts";
export { getSystemReport } from "./get-system.ts";
export { getJobsOverview } from "./list-queues.ts";
export { countRuns, getRun, listRuns } from "./list-runs.ts";
