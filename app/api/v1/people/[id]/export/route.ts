import { z } from "zod";
import { askForExportOf } from "#lib/privacy";
import { exportAsked, onBehalfInput } from "#lib/privacy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "exportPerson",
  summary: "Have a copy of a person’s data made, who asked for it by other means; they get it, nobody else",
  tag: "People",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: onBehalfInput,
  response: exportAsked,
  status: 202,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => askForExportOf(context, params.id, body, runtime),
});
