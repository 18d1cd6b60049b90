import { confirmWithPasskey } from "#lib/identity";
import { confirmedIdentity, passkeyConfirmInput } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "confirmWithPasskey",
  summary: "Confirm with a passkey that it is you; dangerous acts are open for ten minutes",
  tag: "Identity",
  access: "user",
  body: passkeyConfirmInput,
  response: confirmedIdentity,
  async handle({ context, body, runtime }) {
    await confirmWithPasskey(context, body.credential, runtime);
    return { confirmed: true as const };
  },
});
