import { GATEWAY_PREFIX } from "./parse-path.ts";

/** Cookies of the portal: its session, the device, the proofs on the way to a sign-in. No backend sees them or sets them. */
const OWN = /^(?:__Secure-|__Host-)?(?:next-auth|authjs|bizosaas)\./i;

const isPortalCookie = (name: string): boolean => OWN.test(name);

/** A `Cookie` header without the portal's own; null when nothing is left. */
export function foreignCookies(header: string): string | null {
  // The session alone, as most send it.
  if (!header.includes(";") && OWN.test(header)) return null;
  const kept = header.split(";").filter((part) => {
    const name = part.split("=", 1)[0]?.trim() ?? "";
    return name !== "" && !isPortalCookie(name);
  });
  return kept.length === 0 ? null : kept.map((part) => part.trim()).join("; ");
}

/** A backend's `Set-Cookie` for its own part of the portal's address, so that no other backend gets it. */
export function scopedCookie(header: string, service: string): string {
  const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
  const kept = attributes.filter((attribute) => !/^(?:domain|path)\s*(?:=|$)/i.test(attribute));
  return [pair, ...kept, `Path=${GATEWAY_PREFIX}${service}`].join("; ");
}

/** Whether a backend's `Set-Cookie` would set one of the portal's cookies, in whatever spelling a browser takes for it. */
export function setsPortalCookie(header: string): boolean {
  return isPortalCookie(header.split(/[=;]/, 1)[0]?.trim() ?? "");
}
