import type { Queryable } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";

// Counts only for members of the tenant that has proved the domain, and never for the operator's staff: a client must not be
// able to close the portal to those who run it.
const REQUIRED = `
  SELECT p.id, p.name
  FROM "user" u
  JOIN tenant_domain d ON d.domain = split_part(u.email, '@', 2) AND d.verified_at IS NOT NULL
  JOIN identity_provider p ON p.tenant_id = d.tenant_id AND p.is_enabled AND p.is_required AND d.domain = ANY(p.email_domains)
  JOIN membership m ON m.tenant_id = p.tenant_id AND m.user_id = u.id AND m.status = 'active'
  WHERE u.id = $1::uuid AND u.platform_role IS NULL
  ORDER BY lower(p.name), p.id`;

/**
 * Called after a first factor was shown, so that it tells nobody else anything.
 * @param providerId the provider by which the person has signed in, if by one
 * @throws `forbidden` with the reason `provider_required` when it had to be another
 */
export async function requireOwnProvider(tx: Queryable, userId: string, providerId: string | null): Promise<void> {
  const required = await tx.query<{ id: string; name: string }>({ text: REQUIRED, values: [userId] });
  const [first] = required;
  if (!first || required.some(({ id }) => id === providerId)) return;
  throw new AppError("forbidden", `Your company has you sign in with ${first.name}. Choose “Sign in with your company”.`, {
    reason: "provider_required",
  });
}
