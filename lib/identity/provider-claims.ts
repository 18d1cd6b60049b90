import { TENANT_ROLES, type TenantRole } from "#lib/access";
import type { RawClaims } from "./provider-config.ts";

/** What is used of what a provider says. */
export interface ProviderClaims {
  subject: string;
  email: string | null;
  /** Null: the provider does not say. */
  isEmailVerified: boolean | null;
  name: string | null;
  /** Whether the provider has asked for a second factor, by RFC 8176. */
  hasSecondFactor: boolean;
}

const STRONG = new Set(["mfa", "otp", "hwk", "swk", "sc"]);
const LONGEST_SUBJECT = 255;

/** @returns null when the claims name nobody */
export function readClaims(claims: RawClaims): ProviderClaims | null {
  const subject = typeof claims.sub === "string" || typeof claims.sub === "number" ? String(claims.sub) : idOf(claims);
  if (!subject || subject.length > LONGEST_SUBJECT) return null;
  const email = typeof claims.email === "string" ? claims.email.trim().toLowerCase() : "";
  const verified = claims.email_verified;
  const name = typeof claims.name === "string" ? claims.name.trim().slice(0, 100) : "";
  return {
    subject,
    email: /^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 254 ? email : null,
    // Some providers send the word instead of the value.
    isEmailVerified: verified === undefined || verified === null ? null : verified === true || verified === "true",
    name: name || null,
    hasSecondFactor: Array.isArray(claims.amr) && claims.amr.some((each) => STRONG.has(String(each))),
  };
}

const idOf = ({ id }: RawClaims): string | null => (typeof id === "string" || typeof id === "number" ? String(id) : null);

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

/**
 * The role that the claims give: of all that match the one that may most (a tenant's own roles stand between manager and
 * member), or the default. A claim inside another is named with dots, such as `realm_access.roles`.
 */
export function roleFromClaims(claims: RawClaims, claim: string, map: Record<string, string>, defaultRole: string): string {
  const value = claim in claims ? claims[claim] : claim.split(".").reduce<unknown>(inside, claims);
  const given = (Array.isArray(value) ? value : [value]).filter((each) => each !== undefined && each !== null).map(String);
  const roles = given.filter((each) => Object.hasOwn(map, each)).map((each) => map[each] ?? defaultRole);
  return roles.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0] ?? defaultRole;
}

const inside = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as RawClaims)[key] : undefined;

function rank(role: string): number {
  const at = TENANT_ROLES.indexOf(role as TenantRole);
  return at === -1 ? TENANT_ROLES.indexOf("manager") + 0.5 : at;
}
