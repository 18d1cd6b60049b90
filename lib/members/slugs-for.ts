import { createTenantInput, suggestSlug } from "#lib/tenancy/schema";

const MOST_NUMBERED = 9;
/** Leaves room for what is appended, within the 63 characters of a host name's part. */
const LONGEST_BASE = 50;

/**
 * Addresses for a company's portal, the best first: its name, its name with a number, its name with something random.
 * @param random base64url, four bytes or so
 */
export function slugsFor(company: string, random: string): string[] {
  const base = suggestSlug(company).slice(0, LONGEST_BASE).replace(/-+$/, "") || "company";
  const numbered = Array.from({ length: MOST_NUMBERED - 1 }, (_, index) => `${base}-${index + 2}`);
  const unguessable = `${base}-${random.toLowerCase().replace(/[^a-z0-9]/g, "0")}`;
  return [base, ...numbered, unguessable].filter((slug) => createTenantInput.shape.slug.safeParse(slug).success);
}
