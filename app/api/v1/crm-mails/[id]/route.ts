import { z } from "zod";
import { discardMail } from "#lib/crm";
import { mailIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "discardMail",
  summary: "Throw a mail away that nobody is known for",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.execute",
  params: mailIdInput,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await discardMail(context, id);
    return { deleted: true } as const;
  },
});
