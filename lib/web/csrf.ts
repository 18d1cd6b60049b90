import { createHash } from "node:crypto";
import { cookieNames, readCookie } from "#lib/identity";
import { sameText } from "#lib/platform/crypto";
import { AppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

/**
 * A write that is authorised by a cookie must prove that our own page sent it: the token from `GET /api/auth/csrf` in
 * `X-CSRF-Token`, matching NextAuth's signed csrf cookie (`token|sha256(token + secret)`), and no foreign `Origin`.
 * @throws `forbidden`
 */
export function requireCsrf(runtime: Runtime, headers: Headers): void {
  requireSameOrigin(headers);
  const cookie = readCookie(headers.get("cookie"), cookieNames(runtime.config.publicUrl).csrf);
  const sent = headers.get("x-csrf-token");
  const [token, signature] = cookie?.split("|") ?? [];
  const isOurs = token && signature && sameText(signature, createHash("sha256").update(`${token}${runtime.authSecret}`).digest("hex"));
  if (!sent || !isOurs || !sameText(sent, token)) {
    throw new AppError("forbidden", "The CSRF token is missing or wrong. Get one from /api/auth/csrf and send it as X-CSRF-Token.");
  }
}

/** @throws `forbidden` when the browser says that another site sent the request */
export function requireSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw foreign();
  const origin = headers.get("origin");
  if (origin === null) return;
  const host = headers.get("host");
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw foreign();
}

const foreign = () => new AppError("forbidden", "This request came from another site and was refused.");
