import { z } from "zod";
import { moveField } from "#lib/crm";
import { fieldIdInput, moveFieldInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "moveField",
  summary: "Let a field change places with the one before or after it",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: fieldIdInput,
  body: moveFieldInput.pick({ direction: true }),
  response: z.object({ moved: z.literal(true) }),
  async handle({ context, params, body }) {
    await moveField(context, { ...params, ...body });
    return { moved: true as const };
  },
});
