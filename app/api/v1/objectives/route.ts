import { listObjectives } from "#lib/services";
import { objectiveList } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listObjectives",
  summary: "What services promise, how far their error budgets are spent and how fast they go",
  tag: "Objectives",
  access: "staff",
  permission: "service.read",
  response: objectiveList,
  handle: async ({ context }) => ({ objectives: await listObjectives(context) }),
});
