import { z } from "zod";
import { dropTemplate } from "#lib/campaigns";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "dropCampaignTemplate",
  summary: "Delete a template; campaigns that began from it stay",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.create",
  params: z.strictObject({ template: z.uuid() }),
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { template } }) {
    await dropTemplate(context, template);
    return { deleted: true } as const;
  },
});
