import { z } from "zod";
import { dropTest, getTest } from "#lib/campaigns";
import { testDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), test: z.uuid() });

export const GET = jsonRoute({
  operationId: "getCampaignTest",
  summary: "An A/B test with its plan, its days and what it says; there is no verdict before the planned sample",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params,
  response: testDetail,
  handle: ({ context, params: { id, test } }) => getTest(context, id, test),
});

export const DELETE = jsonRoute({
  operationId: "dropCampaignTest",
  summary: "Throw an A/B test away that was not started",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id, test } }) {
    await dropTest(context, id, test);
    return { deleted: true } as const;
  },
});
