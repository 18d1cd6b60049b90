import {
  type Context,
  readInTenant,
  requireOwnAccount,
  requirePermission,
  requireRecentSignIn,
  requireStaff,
  type StaffContext,
  type TenantContext,
} from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { firstLookAt, proofOf, stateOf } from "./domain-proof.ts";
import { endSession } from "./end-session.ts";
import type { AddTenantDomainInput, DomainCheckResult, ListTenantDomainsInput, TenantDomainView } from "./providers-schema.ts";
import { endSessionsOpenedOtherwise } from "./required-provider.ts";

/** Most domains of one tenant. */
const MOST_DOMAINS = 50;

interface DomainRow {
  id: string;
  domain: string;
  tenant_id: string;
  tenant_name: string;
  verified_at: Date | null;
  is_dns_proof: boolean;
  challenge: string;
  checked_at: Date | null;
  check_result: DomainCheckResult | null;
  next_check_at: Date | null;
  lost_at: Date | null;
  providers: { name: string; isEnabled: boolean; isRequired: boolean }[];
}

const DOMAINS = `
  SELECT d.id, d.domain, d.tenant_id, t.name AS tenant_name, d.verified_at, d.is_dns_proof, d.challenge, d.checked_at, d.check_result,
         d.next_check_at, d.lost_at,
         coalesce((SELECT json_agg(json_build_object('name', p.name, 'isEnabled', p.is_enabled, 'isRequired', p.is_required) ORDER BY lower(p.name), p.id)
                   FROM identity_provider p WHERE p.tenant_id = d.tenant_id AND d.domain = ANY(p.email_domains)), '[]') AS providers
  FROM tenant_domain d JOIN tenant t ON t.id = d.tenant_id`;

/** The domains of all tenants, or of one, in their order, page by page. @throws `forbidden` for others than the operator's staff */
export async function listTenantDomains(
  context: StaffContext,
  { cursor, limit, tenantId }: ListTenantDomainsInput,
): Promise<{ domains: TenantDomainView[]; nextCursor: string | null }> {
  requirePermission(requireStaff(context), "tenant.read");
  const rows = await readAcrossTenants(context, "tenant_domain.list", (tx) =>
    tx.query<DomainRow>({
      text: `${DOMAINS} WHERE ($1::text IS NULL OR d.domain > $1) ${tenantId ? "AND d.tenant_id = $3::uuid" : ""} ORDER BY d.domain LIMIT $2`,
      values: [cursor ?? null, limit + 1, ...(tenantId ? [tenantId] : [])],
    }),
  );
  const domains = rows.slice(0, limit).map(viewOf);
  return { domains, nextCursor: rows.length > limit ? (domains.at(-1)?.domain ?? null) : null };
}

/** The domains of one's own tenant, in their order: fewer than there may be of one. @throws `forbidden` without `security.manage` */
export async function listOwnDomains(context: TenantContext): Promise<TenantDomainView[]> {
  requirePermission(context, "security.manage");
  const rows = await readInTenant(context, (tx) =>
    tx.query<DomainRow>({ text: `${DOMAINS} WHERE d.tenant_id = $1::uuid ORDER BY d.domain LIMIT ${MOST_DOMAINS}`, values: [context.tenant.id] }),
  );
  return rows.map(viewOf);
}

/**
 * Writes down that a domain is a tenant's. It counts for nothing before it is verified.
 * @throws `invalid` for an unknown tenant, `conflict` for a domain that is taken or one too many, `forbidden`
 */
export async function addTenantDomain(context: StaffContext, { tenant: slug, domain }: AddTenantDomainInput): Promise<TenantDomainView> {
  requireDomainManager(context);
  try {
    return await acrossTenants(context, "tenant_domain.add", async (tx) => {
      const tenant = await tx.prisma.tenant.findUnique({ where: { slug }, select: { id: true } });
      if (!tenant) throw invalid("Some fields need attention.", [{ path: "tenant", message: "No tenant has this short name." }]);
      if ((await tx.prisma.tenantDomain.count({ where: { tenantId: tenant.id } })) >= MOST_DOMAINS)
        throw conflict(`A tenant has at most ${MOST_DOMAINS} domains. Remove one first.`);
      const id = newId();
      const now = context.clock.now();
      await tx.prisma.tenantDomain.create({ data: { id, tenantId: tenant.id, domain, createdAt: now, nextCheckAt: firstLookAt(now) } });
      await record(context, tx, "tenant_domain.add", tenant.id, id, { after: { domain } });
      return findTenantDomain(tx, id);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(`The domain ${domain} belongs to a tenant already.`);
    throw error;
  }
}

/**
 * The same for a tenant that is being opened, in the same transaction. Whether the caller may open it is checked before.
 * @throws a unique violation for a domain that is taken
 */
export async function addDomainOfNewTenant(context: StaffContext, tx: Transaction, tenantId: string, domain: string): Promise<void> {
  const id = newId();
  const now = context.clock.now();
  await tx.prisma.tenantDomain.create({ data: { id, tenantId, domain, createdAt: now, nextCheckAt: firstLookAt(now) } });
  await record(context, tx, "tenant_domain.add", tenantId, id, { after: { domain } });
}

/**
 * Says by the word of staff, where DNS cannot, that the domain is proved to be the tenant's: its providers speak for the
 * domain's addresses from now on, and where one is required, what was opened otherwise ends.
 * @throws `not_found`, `forbidden`
 */
export async function verifyTenantDomain(context: StaffContext, id: string): Promise<TenantDomainView> {
  requireDomainManager(context);
  return acrossTenants(context, "tenant_domain.verify", async (tx) => {
    const before = await findTenantDomain(tx, id);
    if (before.verifiedAt !== null) return before;
    // Nothing is in DNS to look for again.
    await tx.prisma.tenantDomain.updateMany({ where: { id }, data: { verifiedAt: context.clock.now(), nextCheckAt: null, failures: 0 } });
    await letDomainCount(context, tx, before, "hand");
    return findTenantDomain(tx, id);
  });
}

/** What follows when a domain begins to count, however it was proved. */
export async function letDomainCount(
  context: Context,
  tx: Transaction,
  { id, tenantId, domain }: Pick<TenantDomainView, "id" | "tenantId" | "domain">,
  how: "dns" | "hand",
): Promise<void> {
  await endSessionsOpenedOtherwise(tx, context, tenantId);
  await record(context, tx, "tenant_domain.verify", tenantId, id, { before: { isVerified: false }, after: { domain, isVerified: true, how } });
  await emit(context, tx, "tenant_domain.verified", { tenantId, domainId: id });
}

/**
 * Takes a domain from a tenant: its providers have no say about the addresses any more, nobody there is held to them, and who
 * signed in by them with such an address is signed out.
 * @throws `not_found`, `forbidden`
 */
export async function removeTenantDomain(context: StaffContext, id: string): Promise<void> {
  requireDomainManager(context);
  await acrossTenants(context, "tenant_domain.remove", async (tx) => {
    const { domain, tenantId, verifiedAt } = await findTenantDomain(tx, id);
    await tx.prisma.tenantDomain.deleteMany({ where: { id } });
    const open = await tx.query<{ id: string }>({
      text: `SELECT s.id FROM auth_session s JOIN "user" u ON u.id = s.user_id JOIN identity_provider p ON p.id = s.provider_id
             WHERE p.tenant_id = $1::uuid AND split_part(u.email, '@', 2) = $2 AND s.revoked_at IS NULL`,
      values: [tenantId, domain],
    });
    const ids = open.map((session) => session.id);
    await endSession(tx, context, ids, "provider_closed");
    await record(context, tx, "tenant_domain.remove", tenantId, id, { before: { domain, isVerified: verifiedAt !== null } });
  });
}

function requireDomainManager(context: StaffContext): void {
  requirePermission(requireStaff(context), "tenant.manage");
  requireRecentSignIn(requireOwnAccount(context));
}

/** @throws `not_found` */
export async function findTenantDomain(tx: Queryable, id: string): Promise<TenantDomainView> {
  const [row] = await tx.query<DomainRow>({ text: `${DOMAINS} WHERE d.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This domain");
  return viewOf(row);
}

async function record(
  context: Context,
  tx: Transaction,
  action: string,
  tenantId: string,
  subjectId: string,
  change: { before?: object; after?: object },
) {
  await recordAudit(context, tx, { action, tenantId, subjectType: "tenant_domain", subjectId, ...change });
}

function viewOf(row: DomainRow): TenantDomainView {
  const facts = {
    verifiedAt: row.verified_at?.toISOString() ?? null,
    checkResult: row.check_result,
    lostAt: row.lost_at?.toISOString() ?? null,
  };
  return {
    id: row.id,
    domain: row.domain,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    state: stateOf(facts),
    ...facts,
    isDnsProof: row.is_dns_proof,
    record: proofOf(row.domain, row.challenge),
    checkedAt: row.checked_at?.toISOString() ?? null,
    nextCheckAt: row.next_check_at?.toISOString() ?? null,
    providers: row.providers,
  };
}
