import { z } from "zod";
import { changeField, removeField } from "#lib/crm";
import { changeFieldInput, crmField, fieldIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeField",
  summary: "Change what a field is called and offers; its kind stays",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: fieldIdInput,
  body: changeFieldInput,
  response: crmField,
  handle: ({ context, params, body }) => changeField(context, params.id, body),
});

export const DELETE = jsonRoute({
  operationId: "removeField",
  summary: "Take a field away: deleted where nothing stands in it, else archived",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: fieldIdInput,
  response: z.object({ outcome: z.enum(["deleted", "archived"]) }),
  handle: ({ context, params }) => removeField(context, params.id),
});
