import { can, inTenant, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { type AppError, changedMeanwhile, forbidden, notFound } from "#lib/platform/errors";
import { endImpersonation, endImpersonationsOf } from "./end-impersonation.ts";
import { type SetSupportAccessInput, SUPPORT_ACCESS_NAMES, type SupportAccess, type SupportAccessView } from "./impersonation-schema.ts";

/**
 * What the tenant lets support do in the name of its people; nothing, until it says otherwise.
 * @throws `forbidden` without the right to set how people sign in
 */
export async function getSupportAccess(context: TenantContext): Promise<SupportAccessView> {
  requirePermission(context, "security.manage");
  const [row] = await readInTenant(context, (tx) =>
    tx.query<SupportAccessView>({
      name: "support-access",
      text: "SELECT support_access AS access, version FROM tenant_policy WHERE tenant_id = $1",
      values: [context.tenant.id],
    }),
  );
  return row ?? { access: "none", version: 0 };
}

/** Whether somebody decides about it: the tenant's own administrators, and nobody in their name. Staff cannot let themselves in. */
export function canDecideSupportAccess(context: TenantContext): boolean {
  const { actor } = context;
  return can(context, "security.manage") && (actor.kind !== "user" || (actor.impersonator === null && actor.platformRole === null));
}

function requireOwnTenant(context: TenantContext): void {
  requirePermission(context, "security.manage");
  if (!canDecideSupportAccess(context)) throw forbidden("Only the tenant’s own administrators decide about support access.");
}

/**
 * Gives or withdraws the tenant's consent. Withdrawing it ends what runs, at once; going from writing to reading leaves
 * support looking only, from their next request.
 * @throws `forbidden` without the right or in somebody else's name, `conflict` when somebody else has changed it meanwhile, with how it stands now
 */
export async function setSupportAccess(context: TenantContext, input: SetSupportAccessInput): Promise<SupportAccessView> {
  requireOwnTenant(context);
  const { tenant } = context;
  // The wall keeps tenants from writing into the list of impersonations: both changes belong into one transaction.
  return context.db.transaction({ kind: "system", purpose: "support access" }, async (tx) => {
    const find = () => tx.prisma.tenantPolicy.findUnique({ where: { tenantId: tenant.id }, select: { supportAccess: true, version: true } });
    const before = await find();
    if ((before?.version ?? 0) !== input.version) throw overtaken(before, input);
    const [saved] = await tx.query<SupportAccessView>({
      text: `INSERT INTO tenant_policy (tenant_id, support_access, updated_at) VALUES ($1::uuid, $2, $3)
             ON CONFLICT (tenant_id) DO UPDATE SET support_access = $2, version = tenant_policy.version + 1, updated_at = $3
             WHERE tenant_policy.version = $4::int RETURNING support_access AS access, version`,
      values: [tenant.id, input.access, context.clock.now(), input.version],
    });
    if (!saved) throw overtaken(await find(), input);
    await recordAudit(context, tx, {
      action: "support_access.set",
      tenantId: tenant.id,
      subjectType: "tenant",
      subjectId: tenant.id,
      before: { access: (before?.supportAccess ?? "none") as SupportAccess },
      after: { access: saved.access },
    });
    if (saved.access === "none") await endImpersonationsOf(context, tx, { tenantId: tenant.id }, "consent_withdrawn");
    return saved;
  });
}

function overtaken(now: { supportAccess: string } | null, { access }: SetSupportAccessInput): AppError {
  const stands = (now?.supportAccess ?? "none") as SupportAccess;
  const message = "Somebody else has changed this meanwhile. Look at it again, then save.";
  return changedMeanwhile(message, { access: SUPPORT_ACCESS_NAMES[stands] }, { access: SUPPORT_ACCESS_NAMES[access] });
}

/**
 * The tenant ends one running impersonation; its consent stays.
 * @throws `not_found` for one that is over or another tenant's, `forbidden` without the right or in somebody else's name
 */
export async function endImpersonationByTenant(context: TenantContext, id: string): Promise<void> {
  requireOwnTenant(context);
  // What belongs to another tenant does not exist behind the wall.
  const visible = await inTenant(context, (tx) => tx.prisma.impersonation.count({ where: { id, endedAt: null } }));
  if (visible === 0) throw notFound("This running access");
  const isEnded = await context.db.transaction({ kind: "system", purpose: "end an impersonation" }, (tx) =>
    endImpersonation(context, tx, id, "ended_by_tenant"),
  );
  if (!isEnded) throw notFound("This running access");
}
