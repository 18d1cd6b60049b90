import { readInTenant, requirePermission, type StaffContext, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { readAcrossTenants } from "./across-tenants.ts";
import { AUDIT_COLUMNS, type AuditRow, auditEntryOf } from "./audit-row.ts";
import type { AuditEntryView, AuditPage, AuditPageInput, SearchAuditInput } from "./schema.ts";
import { type AuditLook, auditPageQuery, textWindowQuery } from "./search-query.ts";

const PURPOSE = "audit.read";

/** What was done in the context's tenant, newest first. Days are meant by the tenant's clocks. */
export async function searchTenantAudit(context: TenantContext, { cursor, limit, ...filter }: SearchAuditInput): Promise<AuditPage> {
  requirePermission(context, "audit.read");
  // The wall already says whose; naming the tenant lets its index be used.
  const own = { ...filter, tenant: context.tenant.id, timeZone: context.tenant.timeZone };
  return readInTenant(context, (tx) => readAuditPage(tx, own, { cursor, limit }));
}

/** What was done anywhere, newest first, for the operator's staff. Days are meant in UTC, whatever the tenants. */
export async function searchPlatformAudit(context: StaffContext, { cursor, limit, ...filter }: SearchAuditInput): Promise<AuditPage> {
  requirePermission(context, "audit.read");
  return readAcrossTenants(context, PURPOSE, (tx) => readAuditPage(tx, { ...filter, timeZone: "UTC" }, { cursor, limit }));
}

/** @throws `not_found` for an entry of another tenant, or none */
export async function getTenantAuditEntry(context: TenantContext, id: string): Promise<AuditEntryView> {
  requirePermission(context, "audit.read");
  return readInTenant(context, (tx) => readEntry(tx, id));
}

/** @throws `not_found` */
export async function getPlatformAuditEntry(context: StaffContext, id: string): Promise<AuditEntryView> {
  requirePermission(context, "audit.read");
  return readAcrossTenants(context, PURPOSE, (tx) => readEntry(tx, id));
}

async function readEntry(tx: Queryable, id: string): Promise<AuditEntryView> {
  const [row] = await tx.query<AuditRow>({ text: `SELECT ${AUDIT_COLUMNS} FROM audit_entry WHERE id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This entry");
  return auditEntryOf(row);
}

/** One page within whatever wall the transaction has. */
export async function readAuditPage(tx: Queryable, filter: AuditLook, page: AuditPageInput): Promise<AuditPage> {
  const rows = await tx.query<AuditRow>(auditPageQuery(filter, page));
  const entries = rows.slice(0, page.limit).map(auditEntryOf);
  if (rows.length > page.limit) return { entries, nextCursor: entries.at(-1)?.id ?? null, searchedBackTo: null };
  if (!filter.text) return { entries, nextCursor: null, searchedBackTo: null };
  const [end] = await tx.query<{ id: string; at: Date }>(textWindowQuery(filter, page));
  return { entries, nextCursor: end?.id ?? null, searchedBackTo: end?.at.toISOString() ?? null };
}
