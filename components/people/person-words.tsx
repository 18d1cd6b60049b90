import type { PersonDetail } from "#lib/people/schema";

/** The roles of the operator's staff, as people say them. */
export const PLATFORM_ROLE_LABELS: Record<NonNullable<PersonDetail["platformRole"]>, string> = { super_admin: "Super-admin", support: "Support" };

/** "Harbor Dental and 2 more"; null for somebody who belongs to no portal. */
export function sayPlaces(first: string | null, count: number): string | null {
  if (first === null) return null;
  return count > 1 ? `${first} and ${count - 1} more` : first;
}

/** "App and 2 passkeys"; null for somebody without a second factor. */
export function saySecondFactors({ appSince, passkeyCount }: PersonDetail["factors"]): string | null {
  const parts = [
    ...(appSince ? ["authenticator app"] : []),
    ...(passkeyCount > 0 ? [passkeyCount === 1 ? "1 passkey" : `${passkeyCount} passkeys`] : []),
  ];
  if (parts.length === 0) return null;
  const words = parts.join(" and ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
