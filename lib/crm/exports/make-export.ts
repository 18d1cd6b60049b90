import { z } from "zod";
import { inTenant, readInTenant, type TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import { memberContext } from "#lib/identity";
import { isAppError } from "#lib/platform/errors";
import { defineJob, type JobAttempt } from "#lib/platform/jobs";
import { type Cell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet";
import { endOfRows, pageOf, type SortedRow } from "#lib/tables";
import { EXPORT_LIMITS, type ExportList } from "./schema.ts";
import { type ListSheet, sheetOfList } from "./sheet-of-list.ts";

const BATCH = 500;
const PIECE_BYTES = 524_288;
const DAY_MS = 86_400_000;

type Attempt = Pick<JobAttempt, "runtime" | "signal">;

interface Begun {
  list: ExportList;
  format: "csv" | "xlsx";
  filter: Record<string, string>;
  asked_by_id: string;
  methods: TenantContext["actor"] extends { methods: infer Methods } ? Methods : never;
}

/** Writes the file of a list. A second attempt begins anew. */
export const makeListFileJob = defineJob({
  name: "crm.make_export",
  schema: z.object({ tenantId: z.uuid(), id: z.uuid() }),
  concurrency: 1,
  async handle(data, attempt) {
    await makeExport(attempt, data);
  },
});

/** Hourly: files that have run out go, and with them what is left of those that came to nothing; after 90 days nothing tells of them but the trail. */
export const purgeListFilesJob = defineJob({
  name: "crm.purge_exports",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    await runtime.db.system({
      text: `WITH gone AS (UPDATE crm_export SET status = 'expired' WHERE status = 'ready' AND expires_at <= $1 RETURNING id)
             DELETE FROM crm_export_piece WHERE export_id IN (SELECT id FROM gone)
                OR export_id IN (SELECT id FROM crm_export WHERE status IN ('cancelled', 'failed', 'expired'))`,
      values: [now],
    });
    // The queue has given up on these long ago: they must not keep anybody from asking again.
    await runtime.db.system({
      text: "UPDATE crm_export SET status = 'failed', ended_at = $1, problem = 'It took too long.' WHERE status IN ('waiting', 'running') AND created_at < $2",
      values: [now, new Date(now.getTime() - DAY_MS)],
    });
    await runtime.db.system({
      text: "DELETE FROM crm_export WHERE status IN ('cancelled', 'failed', 'expired') AND created_at < $1",
      values: [new Date(now.getTime() - 90 * DAY_MS)],
    });
  },
});

/** Does the work of the job: reads as whoever asked, with what they may see now. What was called off meanwhile is left. */
export async function makeExport(attempt: Attempt, { tenantId, id }: { tenantId: string; id: string }): Promise<void> {
  const { db } = attempt.runtime;
  const [begun] = await db.system<Begun>({
    text: `UPDATE crm_export SET status = 'running', rows_done = 0, size_bytes = 0
           WHERE tenant_id = $1::uuid AND id = $2::uuid AND status IN ('waiting', 'running') RETURNING list, format, filter, asked_by_id, methods`,
    values: [tenantId, id],
  });
  if (!begun) return;
  await db.system({ text: "DELETE FROM crm_export_piece WHERE tenant_id = $1::uuid AND export_id = $2::uuid", values: [tenantId, id] });
  const who = { tenantId, userId: begun.asked_by_id, methods: begun.methods, requestId: id };
  const context = await memberContext(attempt.runtime, who);
  const problem = context ? await refusalOf(() => write(attempt, context, id, begun)) : "Whoever asked for it is no longer a member here.";
  if (problem !== null)
    await db.system({
      text: "UPDATE crm_export SET status = 'failed', ended_at = $3, problem = $4 WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = 'running'",
      values: [tenantId, id, attempt.runtime.clock.now(), problem],
    });
}

/** What a rule refuses is told; other failures are the attempt's, which is made again. */
async function refusalOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (isAppError(error) && error.code !== "unavailable") return error.message;
    throw error;
  }
}

async function write({ signal }: Attempt, context: TenantContext, id: string, { list, format, filter, asked_by_id: userId }: Begun): Promise<void> {
  const tenantId = context.tenant.id;
  const sheet = await sheetOfList(context, list, filter);
  const told = { rows: 0, bytes: 0, isComplete: false };
  const source = {
    name: sheet.name,
    columns: sheet.columns,
    batches: batchesOf(context, sheet, told, signal),
    end: () => endOfRows(told, sheet.nouns),
  };
  const body: AsyncIterable<string | Uint8Array> = format === "csv" ? writeCsv(source) : writeXlsx(source, context.clock.now());
  let position = 0;
  for await (const bytes of piecesOf(body)) {
    told.bytes += bytes.length;
    if (!(await keepPiece(context, id, position, bytes, told))) return;
    position += 1;
  }
  await inTenant(context, async (tx) => {
    const now = context.clock.now();
    const { count } = await tx.prisma.crmExport.updateMany({
      where: { tenantId, id, status: "running" },
      data: { status: "ready", rowsDone: told.rows, endedAt: now, expiresAt: new Date(now.getTime() + EXPORT_LIMITS.keptDays * DAY_MS) },
    });
    if (count > 0) await emit(context, tx, "crm_export.ready", { tenantId, exportId: id, userId, list, rows: told.rows });
  });
}

/** @returns false where the file was called off: nothing more is written */
function keepPiece(
  context: TenantContext,
  id: string,
  position: number,
  bytes: Uint8Array<ArrayBuffer>,
  told: { rows: number; bytes: number },
): Promise<boolean> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const { count } = await tx.prisma.crmExport.updateMany({
      where: { tenantId, id, status: "running" },
      data: { rowsDone: told.rows, sizeBytes: BigInt(told.bytes) },
    });
    if (count > 0) await tx.prisma.crmExportPiece.createMany({ data: [{ tenantId, exportId: id, position, bytes }] });
    return count > 0;
  });
}

async function* batchesOf(
  context: TenantContext,
  { query, cellsOf, sort }: ListSheet,
  told: { rows: number; bytes: number; isComplete: boolean },
  signal: AbortSignal,
): AsyncGenerator<Cell[][]> {
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const statement = query({ cursor, limit: BATCH });
    const read = await readInTenant(context, (tx) => tx.query<SortedRow>(statement));
    const { rows, nextCursor } = pageOf(read, { limit: BATCH, sort });
    told.rows += rows.length;
    cursor = nextCursor ?? undefined;
    told.isComplete = cursor === undefined;
    yield cellsOf(rows);
  } while (cursor && told.rows < EXPORT_LIMITS.rows && told.bytes < EXPORT_LIMITS.bytes);
}

/** The same in pieces of about half a megabyte. */
async function* piecesOf(body: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    waiting.push(bytes);
    size += bytes.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(waiting);
}
