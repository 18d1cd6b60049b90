import { z } from "zod";
import { createKey } from "#lib/keys";
import { createKeyInput, newApiKey } from "#lib/keys/schema";
import { jsonRoute } from "#lib/web";

// Not idempotent: to answer a repetition the key would have to be kept.
export const POST = jsonRoute({
  operationId: "createApiKey",
  summary: "Make an API key; it is answered this once",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: createKeyInput,
  response: newApiKey,
  status: 201,
  handle: ({ context, params: { id }, body }) => createKey(context, id, body),
});
