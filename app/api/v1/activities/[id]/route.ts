import { z } from "zod";
import { deleteActivity } from "#lib/crm";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "deleteActivity",
  summary: "Take away what was written down",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  params: z.strictObject({ id: z.uuid() }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteActivity(context, id);
    return { deleted: true } as const;
  },
});
