import { listActivities, logActivity } from "#lib/crm";
import { activityItem, activityPage, listActivitiesInput, logActivityInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listActivities",
  summary: "What was done and is to be done with a lead, deal, contact or company",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  query: listActivitiesInput,
  response: activityPage,
  handle: ({ context, query }) => listActivities(context, query),
});

export const POST = jsonRoute({
  operationId: "logActivity",
  summary: "Write down a call, mail, meeting, demo or note",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  body: logActivityInput,
  response: activityItem,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => logActivity(context, body),
});
