/** What the operator watches: background jobs, the system they run on, and what connects it, and each tenant, to others. */
export { cancelRun, deleteDeadLetter, retryRun, runScheduleNow } from "./act-on-run.ts";
export { isAtRest } from "./at-rest.ts";
export { bulkRuns, bulkRunsJob } from "./bulk-runs.ts";
export { countIntegrations } from "./count-integrations.ts";
export { exportRuns } from "./export-runs.ts";
export { getSystemReport } from "./get-system.ts";
export { getJobsOverview } from "./list-queues.ts";
export { countRuns, getRun, listRuns } from "./list-runs.ts";
export { listOwnIntegrations } from "./own-integrations.ts";
