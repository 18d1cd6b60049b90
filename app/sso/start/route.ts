import { issueBrandCode } from "#lib/identity";
import { brandSignInRequest } from "#lib/identity/schema";
import { fromZodError } from "#lib/platform/errors";
import { redirectRoute } from "#lib/web";

/** Longer paths are not followed after signing in. */
const LONGEST_NEXT = 500;

/** On the main host: who is signed in is sent back to the brand domain with a code, everybody else signs in first. */
export const GET = redirectRoute("/sso/failed", async ({ context, runtime, query }) => {
  const parsed = brandSignInRequest.safeParse(query);
  if (!parsed.success) throw fromZodError(parsed.error);
  if (context.actor.kind === "user") return { to: await issueBrandCode(context, runtime, parsed.data) };
  const pathFor = (next: string) => `/sso/continue?${new URLSearchParams({ ...parsed.data, next })}`;
  const whole = pathFor(parsed.data.next);
  return { to: `/login?${new URLSearchParams({ next: whole.length <= LONGEST_NEXT ? whole : pathFor("/portal") })}` };
});
