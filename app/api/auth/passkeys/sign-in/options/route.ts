import { passkeySignInOptions } from "#lib/identity";
import { passkeyOptions } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "beginPasskeySignIn",
  summary: "What a browser needs to offer its passkeys for signing in (PublicKeyCredentialRequestOptionsJSON)",
  tag: "Identity",
  access: "public",
  response: passkeyOptions,
  async handle({ context, runtime }) {
    return { ...(await passkeySignInOptions(context, runtime)) };
  },
});
