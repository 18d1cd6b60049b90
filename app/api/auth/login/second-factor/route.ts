import { completeSecondFactor, sessionCookies } from "#lib/identity";
import { secondFactorAnswer, secondFactorInput } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const POST = jsonRoute({
  operationId: "completeSecondFactor",
  summary: "The second step of signing in: a code of the authenticator app, or a recovery code; sets the session's cookies anew",
  tag: "Identity",
  access: "public",
  body: secondFactorInput,
  response: secondFactorAnswer,
  async handle({ context, body, runtime, responseHeaders }) {
    const session = await completeSecondFactor(context, body, runtime);
    for (const cookie of await sessionCookies(runtime, session)) responseHeaders.append("set-cookie", setCookieValue(cookie));
    return { stage: session.stage };
  },
});
