import { z } from "zod";
import { rotateKey } from "#lib/keys";
import { newApiKey, rotateKeyInput } from "#lib/keys/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "rotateApiKey",
  summary: "Make a new key in the place of another, which counts for a while more",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: rotateKeyInput,
  response: newApiKey,
  status: 201,
  handle: ({ context, params: { id }, body }) => rotateKey(context, id, body),
});
