import { ingestFigures } from "#lib/campaigns";
import { ingestInput, ingestResult } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const MAX_BODY_BYTES = 2 * 1024 * 1024;

export const POST = jsonRoute({
  operationId: "ingestFigures",
  summary: "Send figures of days, at most 5,000 rows at once; a day that is sent again is replaced",
  tag: "Figures",
  access: "tenant",
  permission: "campaign.create",
  body: ingestInput,
  maxBodyBytes: MAX_BODY_BYTES,
  response: ingestResult,
  idempotent: true,
  handle: ({ context, body }) => ingestFigures(context, body),
});
