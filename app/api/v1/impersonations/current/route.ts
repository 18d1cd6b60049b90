import { sessionCookies, stopImpersonation } from "#lib/identity";
import { stoppedImpersonation } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "stopImpersonation",
  summary: "Stop acting as somebody; the answer’s cookie is one’s own session again",
  tag: "Support access",
  access: "user",
  allowsReadOnly: true,
  response: stoppedImpersonation,
  async handle({ context, runtime, responseHeaders }) {
    const session = await stopImpersonation(context, runtime);
    for (const cookie of await sessionCookies(runtime, session)) responseHeaders.append("set-cookie", setCookieValue(cookie));
    return { stopped: true as const };
  },
});
