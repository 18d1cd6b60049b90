import { inTenant, requirePermission, type StaffContext, type TenantContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { acrossTenants } from "./across-tenants.ts";
import { recordAudit } from "./record.ts";
import type { AuditVerdict } from "./schema.ts";
import { verifyChain } from "./verify-chain.ts";

/** What one look at a screen may cost: about a second. All of it is checked by `npm run audit:verify`. */
const NEWEST = 50_000;
const LIMIT = { name: "audit-verify", limit: 10, windowSeconds: 600 };

/**
 * Checks the newest 50,000 entries of the context's tenant, and records that it was done.
 * @throws `forbidden`, `limit_exceeded` after ten times in ten minutes
 */
export async function verifyTenantAudit(context: TenantContext, runtime: Pick<Runtime, "limiter">): Promise<AuditVerdict> {
  requirePermission(context, "audit.read");
  const { id } = context.tenant;
  await runtime.limiter.consume(LIMIT, id);
  const verdict = await verifyChain(context.db, id, { newest: NEWEST });
  await inTenant(context, (tx) =>
    recordAudit(context, tx, { action: "audit.verified", tenantId: id, subjectType: "audit_chain", subjectId: id, after: outcomeOf(verdict) }),
  );
  return verdict;
}

/** The same for the platform's own chain, by the operator's staff. */
export async function verifyPlatformAudit(context: StaffContext, runtime: Pick<Runtime, "limiter">): Promise<AuditVerdict> {
  requirePermission(context, "audit.read");
  await runtime.limiter.consume(LIMIT, "platform");
  const verdict = await verifyChain(context.db, "platform", { newest: NEWEST });
  await acrossTenants(context, "audit.verify", (tx) =>
    recordAudit(context, tx, {
      action: "audit.verified",
      tenantId: null,
      subjectType: "audit_chain",
      subjectId: "platform",
      after: outcomeOf(verdict),
    }),
  );
  return verdict;
}

const outcomeOf = ({ checked, lastSeq, problem }: AuditVerdict) => ({ checked, lastSeq, holds: problem === null, ...(problem && { problem }) });
