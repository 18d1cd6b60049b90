import { inTenant, requirePermission, type StaffContext, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { acrossTenants } from "./across-tenants.ts";
import { HASHED_TEXT } from "./audit-row.ts";
import { csv, type ExportFormat, type ExportRow, jsonLines } from "./export-lines.ts";
import { recordAudit } from "./record.ts";
import type { ExportAuditInput } from "./schema.ts";
import { readAuditPage } from "./search-audit.ts";
import type { AuditLook } from "./search-query.ts";

export const EXPORT_LIMITS = { entries: 100_000, milliseconds: 60_000 };
const BATCH = 1_000;
const LIMIT = { name: "audit-export", limit: 10, windowSeconds: 3_600 };
const FORMATS: Record<ExportAuditInput["format"], ExportFormat> = { csv, jsonl: jsonLines };

export interface AuditExport {
  contentType: string;
  fileName: string;
  /** Text, line by line in bigger pieces; read from the database as it is asked for. */
  lines: AsyncIterable<string>;
}

type Read = <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;

/**
 * What the filter means of the context's tenant, newest first, with numbers and hashes. Records that it was taken.
 * @throws `forbidden`, `limit_exceeded` after ten in an hour
 */
export async function exportTenantAudit(
  context: TenantContext,
  { format, ...filter }: ExportAuditInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<AuditExport> {
  requirePermission(context, "audit.read");
  await runtime.limiter.consume(LIMIT, context.tenant.id);
  const { id, slug, timeZone } = context.tenant;
  await inTenant(context, (tx) =>
    recordAudit(context, tx, { action: "audit.exported", tenantId: id, subjectType: "audit_chain", subjectId: id, after: { format, ...filter } }),
  );
  // The wall is the tenant's at every batch.
  const read: Read = (work) => context.db.read({ kind: "tenant", tenantId: id }, work);
  return exportOf(slug, FORMATS[format], { ...filter, tenant: id, timeZone }, format, read, context.clock.now());
}

/** The same across tenants, for the operator's staff. */
export async function exportPlatformAudit(
  context: StaffContext,
  { format, ...filter }: ExportAuditInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<AuditExport> {
  requirePermission(context, "audit.read");
  await runtime.limiter.consume(LIMIT, context.actor.userId);
  await acrossTenants(context, "audit.export", (tx) =>
    recordAudit(context, tx, {
      action: "audit.exported",
      tenantId: null,
      subjectType: "audit_chain",
      subjectId: filter.tenant ?? "all",
      after: { format, ...filter },
    }),
  );
  const read: Read = (work) => context.db.read({ kind: "platform", userId: context.actor.userId, purpose: "audit.export" }, work);
  return exportOf("all-tenants", FORMATS[format], { ...filter, timeZone: "UTC" }, format, read, context.clock.now());
}

function exportOf(place: string, format: ExportFormat, filter: AuditLook, extension: string, read: Read, now: Date): AuditExport {
  const fileName = `audit-${place}-${now.toISOString().slice(0, 10)}.${extension}`;
  return { contentType: format.contentType, fileName, lines: linesOf(format, filter, read) };
}

async function* linesOf(format: ExportFormat, filter: AuditLook, read: Read): AsyncIterable<string> {
  const endsAt = performance.now() + EXPORT_LIMITS.milliseconds;
  let entries = 0;
  let cursor: string | undefined;
  yield format.head();
  do {
    const { rows, next } = await read((tx) => readBatch(tx, filter, cursor));
    entries += rows.length;
    if (rows.length > 0) yield rows.map(format.entry).join("");
    cursor = next ?? undefined;
  } while (cursor && entries < EXPORT_LIMITS.entries && performance.now() < endsAt);
  yield format.end({ entries, isComplete: cursor === undefined });
}

async function readBatch(tx: Queryable, filter: AuditLook, cursor: string | undefined): Promise<{ rows: ExportRow[]; next: string | null }> {
  const { entries, nextCursor } = await readAuditPage(tx, filter, { limit: BATCH, ...(cursor && { cursor }) });
  const rows = await tx.query<ExportRow>({
    text: `SELECT *, ${HASHED_TEXT} AS hashed_text FROM audit_entry WHERE id = ANY($1::uuid[]) ORDER BY id DESC`,
    values: [entries.map(({ id }) => id)],
  });
  return { rows, next: nextCursor };
}
