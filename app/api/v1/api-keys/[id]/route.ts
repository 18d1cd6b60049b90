import { z } from "zod";
import { revokeKey } from "#lib/keys";
import { apiKey } from "#lib/keys/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "revokeApiKey",
  summary: "End an API key at once",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  params: z.strictObject({ id: z.uuid() }),
  response: apiKey,
  handle: ({ context, params: { id } }) => revokeKey(context, id),
});
