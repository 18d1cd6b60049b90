import { dueTasks } from "#lib/crm";
import { dueCounts } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "dueTasks",
  summary: "How many tasks and follow-ups of one’s own are due",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  response: dueCounts,
  handle: ({ context }) => dueTasks(context),
});
