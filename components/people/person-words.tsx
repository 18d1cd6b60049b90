import type { PersonDetail } from "#lib/people/schema";
import type { Words } from "#words";

/** The roles of the operator's staff, as people say them. */
export const PLATFORM_ROLE_LABELS: Record<NonNullable<PersonDetail["platformRole"]>, string> = { super_admin: "Super-admin", support: "Support" };

/** Whether somebody may sign in. */
export const STANDING_LABELS = { active: "Active", suspended: "Suspended", locked: "Locked" };

/** "Harbor Dental and 2 more"; null for somebody who belongs to no portal. */
export function sayPlaces(first: string | null, count: number, andMore: string): string | null {
  if (first === null) return null;
  return count > 1 ? andMore.replace("{first}", first).replace("{rest}", String(count - 1)) : first;
}

/** "App and 2 passkeys"; null for somebody without a second factor. */
export function saySecondFactors({ appSince, passkeyCount }: PersonDetail["factors"], t: Words<"people">): string | null {
  if (!appSince) return passkeyCount > 0 ? t("factorPasskeys", { count: passkeyCount }) : null;
  return passkeyCount > 0 ? t("factorAppAndPasskeys", { count: passkeyCount }) : t("factorApp");
}
