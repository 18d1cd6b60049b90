import { brandChallenge, cookieNames, findBrandDomain, hostName, readCookie } from "#lib/identity";
import { redirectRoute } from "#lib/web";

const CHALLENGE_COUNTS_FOR_SECONDS = 15 * 60;

/** On a tenant's own domain: leaves a secret in the browser and asks the main host to say who is there. */
export const GET = redirectRoute("/sso/failed", async ({ runtime, query, headers }) => {
  const { publicUrl } = runtime.config;
  const next = query.next ?? "/portal";
  const brand = await findBrandDomain(runtime, hostName(headers.get("host")));
  if (!brand) return { to: `/login?${new URLSearchParams({ next })}` };
  const { brandSignIn, isSecure } = cookieNames(publicUrl);
  const { verifier, state } = brandChallenge(readCookie(headers.get("cookie"), brandSignIn));
  return {
    to: `${publicUrl}/sso/start?${new URLSearchParams({ host: brand.host, next, state })}`,
    cookies: [
      {
        name: brandSignIn,
        value: verifier,
        httpOnly: true,
        sameSite: "lax",
        secure: isSecure,
        path: "/",
        maxAge: CHALLENGE_COUNTS_FOR_SECONDS,
      },
    ],
  };
});
