import { passkeyConfirmOptions } from "#lib/identity";
import { passkeyOptions } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "beginPasskeyConfirmation",
  summary: "What a browser needs to ask for one of your passkeys, to confirm that it is you",
  tag: "Identity",
  access: "user",
  response: passkeyOptions,
  async handle({ context, runtime }) {
    return { ...(await passkeyConfirmOptions(context, runtime)) };
  },
});
