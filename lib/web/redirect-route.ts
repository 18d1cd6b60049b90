import { cookies } from "next/headers";
import { contextOfRequest, type NewCookie, type RequestContext } from "#lib/identity";
import { isAppError } from "#lib/platform/errors";
import { withRequestId } from "#lib/platform/log";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { logFailure } from "./log-failure.ts";
import { requestFacts } from "./request-facts.ts";

interface Redirection {
  /** A path of our own, or the address of another host that was made by the domain, never by the request. */
  to: string;
  /** To be set on the way; one without a value is taken away. */
  cookies?: NewCookie[];
}

interface Step {
  context: RequestContext;
  runtime: Runtime;
  /** The parameters of the address, each once. */
  query: Record<string, string>;
  headers: Headers;
}

/** What a browser is told of a failure, by the error's code. */
const REASONS: Record<string, string> = { invalid: "expired", not_found: "unknown", forbidden: "access", limit_exceeded: "busy" };

/**
 * The wrapper of routes that a browser only passes through: context, and where to go on. Failures lead to a page that
 * explains them. What such an address carries is not told to the next page, and kept by nobody.
 */
export function redirectRoute(failurePath: string, step: (input: Step) => Promise<Redirection>): (request: Request) => Promise<Response> {
  return async (request) => {
    const runtime = getRuntime();
    const facts = requestFacts(request.headers);
    return withRequestId(facts.requestId, async () => {
      const next = await follow();
      const jar = await cookies();
      for (const cookie of next.cookies ?? []) jar.set(cookie);
      return new Response(null, { status: 303, headers: { location: next.to, "cache-control": "no-store", "referrer-policy": "no-referrer" } });

      async function follow(): Promise<Redirection> {
        try {
          const query = Object.fromEntries(new URL(request.url).searchParams);
          return await step({ context: await contextOfRequest(runtime, facts), runtime, query, headers: request.headers });
        } catch (error) {
          logFailure(runtime, error, "passage");
          const reason = isAppError(error) ? REASONS[error.code] : undefined;
          return { to: `${failurePath}?reason=${reason ?? "unexpected"}` };
        }
      }
    });
  };
}
