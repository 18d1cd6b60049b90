import { getJobsOverview } from "#lib/operations";
import { jobsOverview } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getJobsOverview",
  summary: "Every queue of background jobs with its counts, and every schedule",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  response: jobsOverview,
  handle: ({ context }) => getJobsOverview(context),
});
