import { type Context, TENANT_ROLES } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { publishControl } from "#lib/platform/realtime";
import type { ProviderFacts } from "./find-provider.ts";
import { hasAnotherAdmin, requirePlaces } from "./membership-rules.ts";
import { roleFromClaims } from "./provider-claims.ts";
import type { RawClaims } from "./provider-config.ts";

interface StoredRole {
  role: string;
  customRoleId: string | null;
}

/** Makes a person a member of the provider's tenant, in its default role. @throws `conflict` when the tenant's plan has no place left */
export async function joinByProvider(context: Context, tx: Transaction, provider: ProviderFacts, userId: string): Promise<void> {
  const tenantId = provider.tenantId;
  if (tenantId === null) return;
  await requirePlaces(tx, tenantId, 1, context.clock.now());
  const stored = (await storedRole(tx, tenantId, provider.defaultRole)) ?? { role: "viewer", customRoleId: null };
  await tx.prisma.membership.create({ data: { tenantId, userId, ...stored, createdAt: context.clock.now() } });
  const after = { ...stored, providerId: provider.id, provider: provider.name };
  await recordAudit(context, tx, { action: "member.join", tenantId, subjectType: "user", subjectId: userId, after });
  await emit(context, tx, "member.joined", { tenantId, userId });
}

/**
 * Gives a member the role that the claims name, if the provider has a say in it. Whoever loses rights loses them in all their
 * sessions. The last admin stays admin: nobody could undo a wrong claim otherwise.
 */
export async function mapRole(context: Context, tx: Transaction, provider: ProviderFacts, userId: string, claims: RawClaims): Promise<void> {
  const { tenantId, roleClaim } = provider;
  if (tenantId === null || roleClaim === null) return;
  const wanted = await storedRole(tx, tenantId, roleFromClaims(claims, roleClaim, provider.roleMap, provider.defaultRole));
  if (!wanted) return;
  // All admins are locked, so that two of them who lose their role at once cannot both find the other.
  await tx.query({
    text: `SELECT user_id FROM membership WHERE tenant_id = $1::uuid AND role = 'tenant_admin' AND status = 'active' ORDER BY user_id FOR UPDATE`,
    values: [tenantId],
  });
  const before = await tx.prisma.membership.findUnique({
    where: { tenantId_userId: { tenantId, userId } },
    select: { role: true, customRoleId: true },
  });
  if (!before || (before.role === wanted.role && before.customRoleId === wanted.customRoleId)) return;
  if (before.role === "tenant_admin" && !(await hasAnotherAdmin(tx, tenantId, userId))) return;
  await tx.prisma.membership.updateMany({ where: { tenantId, userId }, data: wanted });
  await recordAudit(context, tx, {
    action: "member.change_role",
    tenantId,
    subjectType: "user",
    subjectId: userId,
    before,
    after: { ...wanted, providerId: provider.id, claim: roleClaim },
  });
  await publishControl(tx, { kind: "user.revoked", id: userId });
}

/** A role as a membership keeps it; null for one of the tenant's own that is not there any more. */
async function storedRole(tx: Transaction, tenantId: string, choice: string): Promise<StoredRole | null> {
  if (TENANT_ROLES.some((role) => role === choice)) return { role: choice, customRoleId: null };
  const [found] = await tx.query<{ id: string }>({
    text: "SELECT id FROM custom_role WHERE tenant_id = $1::uuid AND id = $2::uuid FOR KEY SHARE",
    values: [tenantId, choice],
  });
  return found ? { role: "custom", customRoleId: choice } : null;
}
