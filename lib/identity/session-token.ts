import { decode, encode } from "next-auth/jwt";
import { z } from "zod";

/** The names NextAuth 4 gives its cookies: prefixed where the portal is reached over TLS. */
export function cookieNames(publicUrl: string) {
  const isSecure = publicUrl.startsWith("https://");
  return {
    isSecure,
    session: `${isSecure ? "__Secure-" : ""}next-auth.session-token`,
    csrf: `${isSecure ? "__Host-" : ""}next-auth.csrf-token`,
    /** Ours: knows a browser again. */
    device: `${isSecure ? "__Host-" : ""}bizosaas.device`,
    /** Ours: knows the browser that asked for a mailed link. */
    asked: `${isSecure ? "__Host-" : ""}bizosaas.asked`,
    /** Ours: proves on a brand domain that the browser which comes back is the one that asked. */
    brandSignIn: `${isSecure ? "__Host-" : ""}bizosaas.brand-sign-in`,
  };
}

const tokenShape = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

// Decrypting takes longer than asking the database for the session. A token means the same until it expires, so what was in
// it is remembered; whether the session still counts is asked every time.
const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, { sid: string; secret: string; expiresAtMs: number }>();

/** The session id in a token; null for a forged, broken or expired one. Whether the session still counts is in its row. */
export async function readSessionToken(token: string, secret: string): Promise<string | null> {
  const known = remembered.get(token);
  if (known && known.secret === secret && known.expiresAtMs > Date.now()) return known.sid;
  try {
    const parsed = tokenShape.safeParse(await decode({ token, secret }));
    if (!parsed.success) return null;
    remember(token, { sid: parsed.data.sid, secret, expiresAtMs: parsed.data.exp * 1_000 });
    return parsed.data.sid;
  } catch {
    // Whatever does not decrypt was not made by us: the same as no token.
    return null;
  }
}

function remember(token: string, content: { sid: string; secret: string; expiresAtMs: number }): void {
  remembered.delete(token);
  remembered.set(token, content);
  const oldest = remembered.keys().next().value;
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** A token as NextAuth would make it, for sign-in by our own form and route. */
export function makeSessionToken(session: { sessionId: string; userId: string }, secret: string, maxAgeSeconds: number): Promise<string> {
  return encode({ token: { sub: session.userId, sid: session.sessionId }, secret, maxAge: maxAgeSeconds });
}

/** One cookie's value from a `Cookie` header. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponentSafely(part.slice(at + 1).trim());
  }
  return null;
}

function decodeURIComponentSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A malformed escape was not written by us; the raw text will simply not match anything.
    return value;
  }
}
