import { z } from "zod";
import { addCreativeVersion } from "#lib/campaigns";
import { addVersionInput, CREATIVE_BODY_BYTES, creativeDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "addCreativeVersion",
  summary: "Add a version to a creative: it is a draft again, to be approved anew",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params: z.strictObject({ id: z.uuid(), creative: z.uuid() }),
  body: addVersionInput,
  response: creativeDetail,
  status: 201,
  idempotent: true,
  maxBodyBytes: CREATIVE_BODY_BYTES,
  handle: ({ context, params: { id, creative }, body }) => addCreativeVersion(context, id, creative, body),
});
