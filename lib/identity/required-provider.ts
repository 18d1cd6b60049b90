import type { Context } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import { endSession } from "./end-session.ts";

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

// The same people as above, by their tenant: whose open sessions were opened by no provider that is required of them.
const OTHERWISE = `
  SELECT s.id
  FROM identity_provider p
  JOIN tenant_domain d ON d.tenant_id = p.tenant_id AND d.verified_at IS NOT NULL AND d.domain = ANY(p.email_domains)
  JOIN membership m ON m.tenant_id = p.tenant_id AND m.status = 'active'
  JOIN "user" u ON u.id = m.user_id AND u.platform_role IS NULL AND split_part(u.email, '@', 2) = d.domain
  JOIN auth_session s ON s.user_id = u.id AND s.revoked_at IS NULL
  WHERE p.tenant_id = $1::uuid AND p.is_enabled AND p.is_required
    AND NOT EXISTS (SELECT 1 FROM auth_session own WHERE own.id = $2::uuid AND s.id IN (own.id, own.root_session_id))
  GROUP BY s.id
  HAVING NOT coalesce(bool_or(s.provider_id = p.id), false)`;

/**
 * Ends what was opened otherwise once a tenant's provider is required: a rule that waits for the next sign-in would let a stolen
 * session live on. The session of whoever makes the rule stays, with the one that it follows from a brand domain, so that a provider
 * that does not work can be mended.
 */
export async function endSessionsOpenedOtherwise(tx: Transaction, context: Context, tenantId: string): Promise<void> {
  const own = context.actor.kind === "user" ? context.actor.sessionId : null;
  const open = await tx.query<{ id: string }>({ text: OTHERWISE, values: [tenantId, own] });
  const ids = open.map(({ id }) => id);
  await endSession(tx, context, ids, "provider_required");
}
