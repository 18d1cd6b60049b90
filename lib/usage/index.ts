/** How the JSON API is used: counted for every call, limited by the plan for those by keys, and shown to the operator. */
export { exportUsage } from "./export-usage.ts";
export { type MeteredCall, meterCall, startUsageMeter } from "./meter.ts";
export { readOwnCalls } from "./own-calls.ts";
export { consumePlanCall, type PlanAllowance } from "./plan-allowance.ts";
export { readUsage } from "./read-usage.ts";
export { rollUpUsageJob } from "./roll-up-job.ts";
