import { inTenant, readInTenant, requireUser, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Queryable, SqlQuery, Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { type Cell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet";
import { endOfRows, type RowNouns } from "./end-of-rows.ts";
import { pageOf, type SortedRow } from "./keyset.ts";

const LIMITS = { rows: 100_000, milliseconds: 60_000 };
const BATCH = 500;
const EXPORTS = { limit: 20, windowSeconds: 3_600 };

/** A list as a sheet: what it is called, its columns, and its rows page after page. */
export interface RowExport<Row extends SortedRow> {
  /** The table's key; also the name of the file. */
  table: string;
  /** What the trail calls it: "tenant.export". */
  action: string;
  sheet: string;
  nouns: RowNouns;
  columns: [label: string, value: (row: Row) => Cell][];
  input: { format: "csv" | "xlsx"; sort: string };
  query: (page: { cursor: string | undefined; limit: number }) => SqlQuery;
}

export interface TableExport {
  contentType: string;
  fileName: string;
  /** Read from the database as it is asked for. */
  body: AsyncIterable<string | Uint8Array>;
}

/**
 * Every row that a filter means, in the order asked for, page after page. Records that it was taken. The last row says whether
 * it is all: an export ends after 100,000 rows or a minute.
 * @throws `limit_exceeded` after twenty of one table in an hour
 */
export async function exportRows<Row extends SortedRow>(
  context: StaffContext | TenantContext,
  asked: RowExport<Row>,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  const { table, action, nouns, columns, input } = asked;
  const { userId } = requireUser(context).actor;
  await runtime.limiter.consume({ name: `export-${table}`, ...EXPORTS }, userId);
  const record = (tx: Transaction) =>
    recordAudit(context, tx, {
      action,
      tenantId: isOfTenant(context) ? context.tenant.id : null,
      subjectType: "table",
      subjectId: table,
      after: input,
    });
  await (isOfTenant(context) ? inTenant(context, record) : acrossTenants(context, action, record));
  const now = context.clock.now();
  const told = { rows: 0, isComplete: false };
  const sheet = {
    name: asked.sheet,
    columns: columns.map(([label]) => label),
    batches: batchesOf(context, asked, told),
    end: () => endOfRows(told, nouns),
  };
  const fileName = `${table}-${now.toISOString().slice(0, 10)}.${input.format}`;
  if (input.format === "csv") return { contentType: "text/csv; charset=utf-8", fileName, body: writeCsv(sheet) };
  return { contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileName, body: writeXlsx(sheet, now) };
}

/** Members take what is their tenant's, staff what is the operator's. */
const isOfTenant = (context: StaffContext | TenantContext): context is TenantContext =>
  context.actor.kind !== "user" || context.actor.platformRole === null;

async function* batchesOf<Row extends SortedRow>(
  context: StaffContext | TenantContext,
  { action, columns, input, query }: RowExport<Row>,
  told: { rows: number; isComplete: boolean },
): AsyncGenerator<Cell[][]> {
  const endsAt = performance.now() + LIMITS.milliseconds;
  const scope = { kind: "platform", userId: requireUser(context).actor.userId, purpose: action } as const;
  let cursor: string | undefined;
  do {
    const statement = query({ cursor, limit: BATCH });
    const ask = (tx: Queryable) => tx.query<Row>(statement);
    const read = await (isOfTenant(context) ? readInTenant(context, ask) : context.db.read(scope, ask));
    const { rows, nextCursor } = pageOf(read, { limit: BATCH, sort: input.sort });
    told.rows += rows.length;
    cursor = nextCursor ?? undefined;
    told.isComplete = cursor === undefined;
    yield rows.map((row) => columns.map(([, value]) => value(row)));
  } while (cursor && told.rows < LIMITS.rows && performance.now() < endsAt);
}
