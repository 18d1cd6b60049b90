import { sessionCookies, startImpersonation } from "#lib/identity";
import { startedImpersonation, startImpersonationInput } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const POST = jsonRoute({
  operationId: "startImpersonation",
  summary: "Act as a member of a tenant for 30 minutes, with its consent; the answer’s cookie is the session that does",
  tag: "Support access",
  access: "staff",
  permission: "impersonate",
  body: startImpersonationInput,
  response: startedImpersonation,
  status: 201,
  async handle({ context, body, runtime, responseHeaders }) {
    const { session, impersonation } = await startImpersonation(context, body, runtime);
    for (const cookie of await sessionCookies(runtime, session)) responseHeaders.append("set-cookie", setCookieValue(cookie));
    return impersonation;
  },
});
