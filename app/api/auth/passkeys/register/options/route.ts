import { addPasskeyOptions } from "#lib/identity";
import { passkeyOptions } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "beginPasskeyRegistration",
  summary: "What a browser needs to make a passkey for you (PublicKeyCredentialCreationOptionsJSON); needs a recent sign-in",
  tag: "Identity",
  access: "user",
  response: passkeyOptions,
  async handle({ context, runtime }) {
    return { ...(await addPasskeyOptions(context, runtime)) };
  },
});
