import { z } from "zod";
import { createTest, listTests } from "#lib/campaigns";
import { createTestInput, testDetail, testList } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listCampaignTests",
  summary: "The A/B tests of a campaign with what each says, the latest first",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params,
  response: testList,
  handle: ({ context, params: { id } }) => listTests(context, id),
});

export const POST = jsonRoute({
  operationId: "createCampaignTest",
  summary: "Plan an A/B test: how much each variant needs is computed before anything is counted",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params,
  body: createTestInput,
  response: testDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => createTest(context, id, body),
});
