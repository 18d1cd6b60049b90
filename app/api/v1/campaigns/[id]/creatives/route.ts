import { z } from "zod";
import { createCreative, listCreatives } from "#lib/campaigns";
import { CREATIVE_BODY_BYTES, createCreativeInput, creativeDetail, creativeList } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listCreatives",
  summary: "The creatives of a campaign, the latest first",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params,
  response: creativeList,
  handle: ({ context, params: { id } }) => listCreatives(context, id),
});

export const POST = jsonRoute({
  operationId: "createCreative",
  summary: "Add a creative to a campaign: a text, or a picture (PNG, JPEG or WebP) as base64, or both",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params,
  body: createCreativeInput,
  response: creativeDetail,
  status: 201,
  idempotent: true,
  maxBodyBytes: CREATIVE_BODY_BYTES,
  handle: ({ context, params: { id }, body }) => createCreative(context, id, body),
});
