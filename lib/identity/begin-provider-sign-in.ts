import { createHash } from "node:crypto";
import type { Context } from "#lib/access";
import { randomToken } from "#lib/platform/crypto";
import { AppError, notFound } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { authFrame, isUnreachable } from "./auth-frame.ts";
import { callNextAuth } from "./call-next-auth.ts";
import { findProvider } from "./find-provider.ts";
import type { NewCookie } from "./session-cookies.ts";
import { cookieNames } from "./session-token.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";

/** Where the browser goes, and the cookies by which it is known when it comes back. */
export interface ProviderSignIn {
  to: string;
  cookies: NewCookie[];
}

const ON_THE_WAY_SECONDS = 15 * 60;

/**
 * Begins a sign-in by a provider: NextAuth makes state, PKCE and nonce and seals them into cookies. Its CSRF token is made
 * here, since whoever calls this has shown that our own page asks.
 * @param next where to go afterwards, a path of our own
 * @throws `not_found` for an unknown or closed provider, `unavailable` when it cannot be reached, `limit_exceeded`
 */
export async function beginProviderSignIn(context: Context, providerId: string, next: string | null, runtime: Runtime): Promise<ProviderSignIn> {
  await runtime.limiter.consume(SIGN_IN_LIMITS.byAddress, `provider:${networkOf(context.origin.ip)}`);
  if (!(await findProvider(runtime, providerId))) throw notFound("This way to sign in");
  const names = cookieNames(runtime.config.publicUrl);
  const facts = { cookieHeader: null, requestId: context.requestId, ip: context.origin.ip, userAgent: context.origin.userAgent };
  try {
    const { options } = await authFrame(runtime, facts, providerId);
    const csrfToken = randomToken();
    const csrfCookie = `${csrfToken}|${createHash("sha256").update(`${csrfToken}${runtime.authSecret}`).digest("hex")}`;
    const answer = await callNextAuth(options, {
      method: "POST",
      path: ["signin", providerId],
      cookies: { [names.csrf]: csrfCookie },
      body: { csrfToken, callbackUrl: new URL(next ?? "/portal", runtime.config.publicUrl).href },
    });
    const to = answer.location;
    if (!to || to.startsWith(runtime.config.publicUrl)) throw new AppError("unavailable", "The provider could not be asked. Try again in a moment.");
    return { to, cookies: answer.cookies.filter(({ name }) => name !== names.csrf).map((cookie) => cookieOf(names.isSecure, cookie)) };
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    runtime.log.warn({ err: error, providerId }, "a sign-in provider cannot be used");
    throw new AppError("unavailable", "The provider of your company does not answer as it should. Try again in a moment, or ask its administrator.");
  }
}

function cookieOf(secure: boolean, { name, value }: { name: string; value: string }): NewCookie {
  return { name, value, httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: ON_THE_WAY_SECONDS };
}
