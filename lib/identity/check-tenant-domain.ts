import { z } from "zod";
import { type Context, inTenant, requirePermission, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { findTxt } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { afterLook, judge, proofOf } from "./domain-proof.ts";
import type { DomainCheckResult, TenantDomainView } from "./providers-schema.ts";
import { systemContext } from "./system-context.ts";
import { findTenantDomain, letDomainCount } from "./tenant-domains.ts";

type Settings = Pick<Runtime, "config">;

interface Look {
  id: string;
  tenantId: string;
  domain: string;
  result: DomainCheckResult;
}

const ASKED_AT_ONCE = 10;
const DOMAINS_PER_RUN = 500;
const OWN_LOOKS = { name: "own-domain-looks", limit: 20, windowSeconds: 3_600 };

/**
 * Looks now whether the domain's record is in DNS. Found, the domain counts from then on; not found, it is looked at again by itself.
 * @throws `not_found`, `forbidden`
 */
export async function checkTenantDomain(context: StaffContext, id: string, { config }: Settings): Promise<TenantDomainView> {
  // Asks for no recent sign-in: the record decides, and the job would look by itself a little later.
  requirePermission(requireStaff(context), "tenant.manage");
  const found = await readAcrossTenants(context, "tenant_domain.check", (tx) => findTenantDomain(tx, id));
  // Outside a transaction: a name server may take its time.
  const look = await lookAt(found, config.DNS_SERVERS);
  return acrossTenants(context, "tenant_domain.check", async (tx) => {
    await keepLook(context, tx, look);
    return findTenantDomain(tx, id);
  });
}

/**
 * The same for a domain of one's own tenant. The record decides and no word of theirs, so that whoever manages its security may ask;
 * what was found the platform writes, since no tenant writes its domains.
 * @throws `not_found`, also for another's; `forbidden` without `security.manage`; `limit_exceeded` after twenty looks in an hour
 */
export async function checkOwnDomain(
  context: TenantContext,
  id: string,
  { config, db, limiter }: Pick<Runtime, "config" | "db" | "limiter">,
): Promise<TenantDomainView> {
  requirePermission(context, "security.manage");
  const read = () => inTenant(context, (tx) => findTenantDomain(tx, id));
  const found = await read();
  await limiter.consume(OWN_LOOKS, context.tenant.id);
  const look = await lookAt(found, config.DNS_SERVERS);
  await db.transaction({ kind: "system", purpose: "look at a domain" }, (tx) => keepLook(context, tx, look));
  return read();
}

/** Every few minutes: domains whose time has come. A look that is made twice writes the same twice. */
export const checkDomainsJob = defineJob({
  name: "identity.check-domains",
  schema: z.object({}),
  concurrency: 1,
  async handle(_data, { runtime }) {
    await checkDueDomains(runtime);
  },
});

/** @returns how many domains were looked at */
export async function checkDueDomains(runtime: Pick<Runtime, "db" | "jobs" | "store" | "clock" | "config">): Promise<number> {
  const due = await runtime.db.system<{ id: string; tenantId: string; domain: string; challenge: string }>({
    name: "due-domains",
    text: `SELECT id, tenant_id AS "tenantId", domain, challenge FROM tenant_domain WHERE next_check_at <= $1 ORDER BY next_check_at, id LIMIT ${DOMAINS_PER_RUN}`,
    values: [runtime.clock.now()],
  });
  for (let from = 0; from < due.length; from += ASKED_AT_ONCE) {
    const some = due.slice(from, from + ASKED_AT_ONCE);
    const looks = await Promise.all(
      some.map(({ challenge, ...each }) => lookAt({ ...each, record: proofOf(each.domain, challenge) }, runtime.config.DNS_SERVERS)),
    );
    for (const look of looks) {
      const context = await systemContext(runtime, look.tenantId, "job identity.check-domains", newId());
      await runtime.db.transaction({ kind: "system", purpose: "look at a domain" }, (tx) => keepLook(context, tx, look));
    }
  }
  return due.length;
}

type ToLookAt = Pick<TenantDomainView, "id" | "tenantId" | "domain" | "record">;

async function lookAt({ id, tenantId, domain, record }: ToLookAt, servers: readonly string[] | undefined): Promise<Look> {
  return { id, tenantId, domain, result: judge(await findTxt(record.name, servers), record.value) };
}

interface Standing {
  verified_at: Date | null;
  is_dns_proof: boolean;
  failures: number;
  lost_at: Date | null;
}

/** Writes down what a look found, and what follows. A domain that was removed meanwhile stays removed. */
async function keepLook(context: Context, tx: Transaction, look: Look): Promise<void> {
  const now = context.clock.now();
  const [before] = await tx.query<Standing>({
    text: "SELECT verified_at, is_dns_proof, failures, lost_at FROM tenant_domain WHERE id = $1::uuid FOR UPDATE",
    values: [look.id],
  });
  if (!before) return;
  const isFound = look.result === "found";
  // Whoever was believed without a record is not to lose the domain for having none.
  const isByHand = before.verified_at !== null && !before.is_dns_proof && !isFound;
  const after = afterLook({ isVerified: before.verified_at !== null, failures: before.failures, lostAt: before.lost_at }, look.result, now);
  await tx.prisma.tenantDomain.updateMany({
    where: { id: look.id },
    data: {
      checkedAt: now,
      checkResult: look.result,
      ...(isByHand ? { nextCheckAt: null } : after),
      ...(isFound && { isDnsProof: true, verifiedAt: before.verified_at ?? now }),
    },
  });
  if (isByHand) return;
  if (isFound && before.verified_at === null) await letDomainCount(context, tx, look, "dns");
  if (before.lost_at === null && after.lostAt !== null) await tellOfRecord(context, tx, look, "tenant_domain.record_lost");
  if (before.lost_at !== null && after.lostAt === null) await tellOfRecord(context, tx, look, "tenant_domain.record_back");
}

async function tellOfRecord(
  context: Context,
  tx: Transaction,
  { id, tenantId, domain, result }: Look,
  action: "tenant_domain.record_lost" | "tenant_domain.record_back",
) {
  await recordAudit(context, tx, { action, tenantId, subjectType: "tenant_domain", subjectId: id, after: { domain, result } });
  if (action === "tenant_domain.record_lost") await emit(context, tx, action, { tenantId, domainId: id, domain });
}
