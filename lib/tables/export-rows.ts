import { inTenant, readInTenant, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import type { Queryable, SqlQuery, Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { type Cell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet";
import { pageOf, type SortedRow } from "./keyset.ts";

const LIMITS = { rows: 100_000, milliseconds: 60_000 };
const BATCH = 500;
const EXPORTS = { limit: 20, windowSeconds: 3_600 };

interface RowExport<Row extends SortedRow> {
  /** The table's key; also the name of the file. */
  table: string;
  /** What the trail calls it: "tenant.export". */
  action: string;
  sheet: string;
  /** Many rows, in words. */
  noun: string;
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

/** Whose rows are read, and by whom. */
interface Door {
  context: StaffContext | TenantContext;
  tenantId: string | null;
  /** A person, or a machine with its key: for the limit. */
  askedBy: string;
  read<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  write(work: (tx: Transaction) => Promise<void>): Promise<void>;
}

/**
 * Every row of one of the operator's tables that a filter means, in the order asked for, page after page. Records that it was taken. The last row says whether
 * it is all: an export ends after 100,000 rows or a minute.
 * @throws `limit_exceeded` after twenty of one table in an hour
 */
export async function exportRows<Row extends SortedRow>(
  context: StaffContext,
  asked: RowExport<Row>,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  const { userId } = context.actor;
  const scope = { kind: "platform", userId, purpose: asked.action } as const;
  const door = { context, tenantId: null, askedBy: userId };
  return exportThrough(
    { ...door, read: (work) => context.db.read(scope, work), write: (work) => acrossTenants(context, asked.action, work) },
    asked,
    runtime,
  );
}

/** The same of a table inside a tenant, for its people and machines. @throws as above */
export async function exportTenantRows<Row extends SortedRow>(
  context: TenantContext,
  asked: RowExport<Row>,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  const { actor, tenant } = context;
  const askedBy = actor.kind === "user" ? actor.userId : actor.kind === "service" ? actor.serviceAccountId : tenant.id;
  const door = { context, tenantId: tenant.id, askedBy };
  return exportThrough({ ...door, read: (work) => readInTenant(context, work), write: (work) => inTenant(context, work) }, asked, runtime);
}

async function exportThrough<Row extends SortedRow>(door: Door, asked: RowExport<Row>, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  const { context, tenantId } = door;
  const { table, action, noun, columns, input } = asked;
  await runtime.limiter.consume({ name: `export-${table}`, ...EXPORTS }, door.askedBy);
  await door.write((tx) => recordAudit(context, tx, { action, tenantId, subjectType: "table", subjectId: table, after: input }));
  const now = context.clock.now();
  const told = { rows: 0, isComplete: false };
  const sheet = {
    name: asked.sheet,
    columns: columns.map(([label]) => label),
    batches: batchesOf(door, asked, told),
    end: () => (told.isComplete ? `End: ${told.rows} ${noun}` : `Cut off after ${told.rows} ${noun}: narrow the list`),
  };
  const fileName = `${table}-${now.toISOString().slice(0, 10)}.${input.format}`;
  if (input.format === "csv") return { contentType: "text/csv; charset=utf-8", fileName, body: writeCsv(sheet) };
  return { contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileName, body: writeXlsx(sheet, now) };
}

async function* batchesOf<Row extends SortedRow>(
  door: Door,
  { columns, input, query }: RowExport<Row>,
  told: { rows: number; isComplete: boolean },
): AsyncGenerator<Cell[][]> {
  const endsAt = performance.now() + LIMITS.milliseconds;
  let cursor: string | undefined;
  do {
    const statement = query({ cursor, limit: BATCH });
    const read = await door.read((tx) => tx.query<Row>(statement));
    const { rows, nextCursor } = pageOf(read, { limit: BATCH, sort: input.sort });
    told.rows += rows.length;
    cursor = nextCursor ?? undefined;
    told.isComplete = cursor === undefined;
    yield rows.map((row) => columns.map(([, value]) => value(row)));
  } while (cursor && told.rows < LIMITS.rows && performance.now() < endsAt);
}
