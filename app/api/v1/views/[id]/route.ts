import { z } from "zod";
import { changeView, deleteView } from "#lib/tables";
import { changeViewCall } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PATCH = jsonRoute({
  operationId: "changeView",
  summary: "Change one’s own view of a table; what is left out stays as it is",
  tag: "Lists",
  access: "staff",
  permission: "tenant.read",
  params,
  body: changeViewCall,
  response: z.strictObject({ changed: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await changeView(context, "staff", { id, ...body });
    return { changed: true } as const;
  },
});

export const DELETE = jsonRoute({
  operationId: "deleteView",
  summary: "Delete one’s own view of a table",
  tag: "Lists",
  access: "staff",
  permission: "tenant.read",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteView(context, "staff", id);
    return { deleted: true } as const;
  },
});
