import { requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Runtime } from "#lib/platform/runtime";
import { type Cell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet";
import { encodeCursor } from "./cursor.ts";
import { type TenantRow, tenantListItemOf, tenantListQuery } from "./list-tenants.ts";
import type { ExportTenantsInput, TenantListItem } from "./schema.ts";

const EXPORT_LIMITS = { tenants: 100_000, milliseconds: 60_000 };
const BATCH = 500;
const LIMIT = { name: "tenant-export", limit: 20, windowSeconds: 3_600 };

const COLUMNS: [label: string, value: (tenant: TenantListItem) => Cell][] = [
  ["Tenant", (tenant) => tenant.name],
  ["Address", (tenant) => tenant.slug],
  ["Status", (tenant) => tenant.status],
  ["Kind", (tenant) => tenant.kind],
  ["Plan", (tenant) => tenant.planName],
  ["People", (tenant) => tenant.memberCount],
  ["Created", (tenant) => new Date(tenant.createdAt)],
  ["Demo data", (tenant) => (tenant.isDemo ? "yes" : "no")],
  ["Id", (tenant) => tenant.id],
];

export interface TenantExport {
  contentType: string;
  fileName: string;
  /** Read from the database as it is asked for. */
  body: AsyncIterable<string | Uint8Array>;
}

/**
 * Every tenant that the filter means, in the order asked for. Records that it was taken. The last row says whether it is all:
 * an export ends after 100,000 tenants or a minute.
 * @throws `forbidden`, `limit_exceeded` after twenty in an hour
 */
export async function exportTenants(
  context: StaffContext,
  { format, sort, ...filter }: ExportTenantsInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<TenantExport> {
  requirePermission(context, "tenant.read");
  await runtime.limiter.consume(LIMIT, context.actor.userId);
  await acrossTenants(context, "tenant.export", (tx) =>
    recordAudit(context, tx, {
      action: "tenant.export",
      tenantId: null,
      subjectType: "table",
      subjectId: "tenants",
      after: { format, sort, ...filter },
    }),
  );
  const now = context.clock.now();
  const told = { tenants: 0, isComplete: false };
  const sheet = {
    name: "Tenants",
    columns: COLUMNS.map(([label]) => label),
    batches: batchesOf(context, { sort, ...filter }, told),
    end: () => (told.isComplete ? `End: ${told.tenants} tenants` : `Cut off after ${told.tenants} tenants: narrow the list`),
  };
  const fileName = `tenants-${now.toISOString().slice(0, 10)}.${format}`;
  if (format === "csv") return { contentType: "text/csv; charset=utf-8", fileName, body: writeCsv(sheet) };
  return { contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileName, body: writeXlsx(sheet, now) };
}

async function* batchesOf(
  context: StaffContext,
  filter: Omit<ExportTenantsInput, "format">,
  told: { tenants: number; isComplete: boolean },
): AsyncGenerator<Cell[][]> {
  const endsAt = performance.now() + EXPORT_LIMITS.milliseconds;
  const scope = { kind: "platform", userId: context.actor.userId, purpose: "tenant.export" } as const;
  let cursor: string | undefined;
  do {
    const query = tenantListQuery({ ...filter, cursor, limit: BATCH });
    const rows = await context.db.read(scope, (tx) => tx.query<TenantRow & { sort_value: string }>(query));
    const batch = rows.slice(0, BATCH);
    const last = batch.at(-1);
    told.tenants += batch.length;
    cursor = rows.length > BATCH && last ? encodeCursor(filter.sort, last.sort_value, last.id) : undefined;
    told.isComplete = cursor === undefined;
    yield batch.map((row) => {
      const tenant = tenantListItemOf(row);
      return COLUMNS.map(([, value]) => value(tenant));
    });
  } while (cursor && told.tenants < EXPORT_LIMITS.tenants && performance.now() < endsAt);
}
