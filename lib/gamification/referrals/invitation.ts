import type { EventData } from "#lib/events";
import type { NewCookie } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { readReferralCode } from "./code.ts";
import { REFERRAL_DAYS } from "./schema.ts";
import { DIRECT, type ReferralTouch, readTouch, signTouch } from "./touch.ts";

/** What a browser remembers of an invitation, with its person's consent. */
export const INVITATION_COOKIE = "bizosaas-invitation";

type Services = Pick<Runtime, "authSecret" | "clock">;
type RegisteredInvitation = EventData<"company.registered">["invitation"];

/** A visit that begins now, as its page gives it along in addresses and forms. */
export const beginTouch = ({ authSecret, clock }: Services, code: string, source: string): string =>
  signTouch(authSecret, { code, source, touchedAt: clock.now() });

/**
 * The invitation that somebody registers with. What was remembered counts before what the address says: the first who invited them did. A code
 * alone, as typed, says nothing of when they came.
 */
export function invitationOf(services: Services, { remembered, given }: { remembered?: string; given?: string }): RegisteredInvitation {
  const touch = firstTouch(services, remembered) ?? firstTouch(services, given);
  if (touch) return { code: touch.code, source: touch.source, touchedAt: touch.touchedAt.toISOString() };
  const code = readReferralCode(given ?? "");
  return code === null ? null : { code, source: DIRECT, touchedAt: null };
}

/** The visit that a cookie or an address tells of; null for what was not signed here or is too old. */
export const firstTouch = ({ authSecret, clock }: Services, text: string | undefined): ReferralTouch | null =>
  text ? readTouch(authSecret, text, clock.now()) : null;

/** The cookie by which an invitation is remembered for a year. */
export const invitationCookie = (runtime: Pick<Runtime, "config" | "authSecret">, touch: ReferralTouch): NewCookie => ({
  name: INVITATION_COOKIE,
  value: signTouch(runtime.authSecret, touch),
  httpOnly: true,
  sameSite: "lax",
  secure: runtime.config.publicUrl.startsWith("https:"),
  path: "/",
  maxAge: REFERRAL_DAYS * 86_400,
});
