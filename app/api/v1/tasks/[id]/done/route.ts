import { z } from "zod";
import { setTaskDone } from "#lib/crm";
import { activityItem, setTaskDoneInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "setTaskDone",
  summary: "Say that a task is done, or is not after all",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  params,
  body: setTaskDoneInput,
  response: activityItem,
  handle: ({ context, params, body }) => setTaskDone(context, params.id, body),
});
