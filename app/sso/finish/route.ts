import { cookieNames, readCookie, redeemBrandCode, sessionCookies } from "#lib/identity";
import { brandSignInAnswer } from "#lib/identity/schema";
import { fromZodError } from "#lib/platform/errors";
import { redirectRoute } from "#lib/web";

/** On a tenant's own domain: exchanges the code for a session there, in the browser that asked for it. */
export const GET = redirectRoute("/sso/failed", async ({ context, runtime, query, headers }) => {
  const { brandSignIn, isSecure } = cookieNames(runtime.config.publicUrl);
  const parsed = brandSignInAnswer.safeParse({ ...query, verifier: readCookie(headers.get("cookie"), brandSignIn) });
  if (!parsed.success) throw fromZodError(parsed.error);
  const { session, next } = await redeemBrandCode(context, runtime, headers.get("host"), parsed.data);
  const spent = { name: brandSignIn, value: "", httpOnly: true, sameSite: "lax", secure: isSecure, path: "/", maxAge: 0 } as const;
  return { to: next, cookies: [...(await sessionCookies(runtime, session)), spent] };
});
