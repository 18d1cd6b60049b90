import { z } from "zod";
import { dropLink } from "#lib/campaigns";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "dropCampaignLink",
  summary: "Take a tagged link off the list; whoever has it can still follow it",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params: z.strictObject({ id: z.uuid(), link: z.uuid() }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id, link } }) {
    await dropLink(context, id, link);
    return { deleted: true } as const;
  },
});
