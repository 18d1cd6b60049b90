import NextAuth from "next-auth";
import { authFrame, cookieNames, isUnreachable, sessionCookies } from "#lib/identity";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { problemResponse, requestFacts, setCookieValue, withNext } from "#lib/web";

// The options need the running portal, which does not exist while the build collects pages: made per request.
const handler = async (request: Request, segments: { params: Promise<{ nextauth: string[] }> }): Promise<Response> => {
  const runtime = getRuntime();
  const [action, providerId = null] = (await segments.params).nextauth;
  const facts = requestFacts(request.headers);
  const hasProvider = action === "callback" || action === "signin";
  try {
    const frame = await authFrame(runtime, facts, hasProvider ? providerId : null);
    const response: Response = await NextAuth(frame.options)(request, segments);
    // Whoever is signed in stays so while the database is away.
    if (frame.outcome.failure) return problemResponse(runtime, frame.outcome.failure, facts.requestId);
    return frame.outcome.signedIn ? await finish(runtime, response, frame.outcome.signedIn) : response;
  } catch (error) {
    if (!isUnreachable(error)) return problemResponse(runtime, error, facts.requestId);
    runtime.log.warn({ err: error, providerId }, "a sign-in provider cannot be used");
    return Response.redirect(`${runtime.config.publicUrl}/login?error=provider_unreachable`, 303);
  }
};

type SignedIn = Parameters<typeof sessionCookies>[1];

/** What NextAuth does not know of: the cookie by which the browser is known again, and the second step. */
async function finish(runtime: Runtime, answer: Response, signedIn: SignedIn): Promise<Response> {
  const headers = new Headers(answer.headers);
  const { device } = cookieNames(runtime.config.publicUrl);
  for (const cookie of await sessionCookies(runtime, signedIn)) if (cookie.name === device) headers.append("set-cookie", setCookieValue(cookie));
  const wanted = headers.get("location");
  if (wanted && signedIn.stage === "second_factor") {
    const { pathname, search } = new URL(wanted, runtime.config.publicUrl);
    headers.set("location", withNext("/login/second-factor", `${pathname}${search}`));
  }
  headers.set("cache-control", "no-store");
  headers.set("referrer-policy", "no-referrer");
  return new Response(answer.body, { status: answer.status, headers });
}

export { handler as GET, handler as POST };
