import type { NewCookie } from "#lib/identity";

/** A cookie as the value of a `Set-Cookie` header (RFC 6265bis). The value is escaped as `readCookie` reads it. */
export function setCookieValue({ name, value, httpOnly, secure, sameSite, path, maxAge }: NewCookie): string {
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${path}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(httpOnly ? ["HttpOnly"] : []),
    ...(secure ? ["Secure"] : []),
    `SameSite=${sameSite === "lax" ? "Lax" : sameSite}`,
  ].join("; ");
}
