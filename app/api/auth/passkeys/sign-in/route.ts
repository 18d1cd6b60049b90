import { sessionCookies, signInWithPasskey } from "#lib/identity";
import { passkeySignInInput, secondFactorAnswer } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const POST = jsonRoute({
  operationId: "signInWithPasskey",
  summary: "Sign in with a passkey alone; sets the session's cookies",
  tag: "Identity",
  access: "public",
  body: passkeySignInInput,
  response: secondFactorAnswer,
  async handle({ context, body, runtime, responseHeaders }) {
    const session = await signInWithPasskey(context, body, runtime);
    for (const cookie of await sessionCookies(runtime, session)) responseHeaders.append("set-cookie", setCookieValue(cookie));
    return { stage: session.stage };
  },
});
