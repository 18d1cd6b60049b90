import { z } from "zod";
import { sayNotDuplicate } from "#lib/crm";
import { pairInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "dismissCrmDuplicate",
  summary: "Say that two records are not the same: they are not shown as a pair again",
  tag: "Leads",
  access: "tenant",
  permission: "lead.update",
  body: pairInput,
  response: z.object({ isDismissed: z.literal(true) }),
  async handle({ context, body }) {
    await sayNotDuplicate(context, body);
    return { isDismissed: true as const };
  },
});
