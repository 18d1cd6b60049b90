import { z } from "zod";
import { createLink, listLinks } from "#lib/campaigns";
import { createLinkInput, linkList, madeLink } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listCampaignLinks",
  summary: "The tagged links of a campaign, the latest first",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params,
  response: linkList,
  handle: ({ context, params: { id } }) => listLinks(context, id),
});

export const POST = jsonRoute({
  operationId: "createCampaignLink",
  summary: "Make a tagged link (UTM) by the house rules; the answer says what they changed",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params,
  body: createLinkInput,
  response: madeLink,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => createLink(context, id, body),
});
