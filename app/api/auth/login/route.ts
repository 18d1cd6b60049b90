import { sessionCookies, signIn } from "#lib/identity";
import { signInAnswer, signInInput } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const POST = jsonRoute({
  operationId: "signIn",
  summary: "Sign in with e-mail and password; sets the session's cookies",
  tag: "Identity",
  access: "public",
  body: signInInput,
  response: signInAnswer,
  async handle({ context, body, runtime, responseHeaders }) {
    const session = await signIn(context, body, runtime);
    for (const cookie of await sessionCookies(runtime, session)) responseHeaders.append("set-cookie", setCookieValue(cookie));
    return { stage: session.stage };
  },
});
