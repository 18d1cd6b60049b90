import { inTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { linesOf } from "#lib/platform/csv";
import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { leadRoomLeft } from "../leads/lead-room.ts";
import { CRM_IMPORT_LIMITS, type CrmImportSettings, type CrmImportStatus, type CrmKind } from "./import-schema.ts";
import { keepLines } from "./keep-lines.ts";
import { findKnown } from "./match-lines.ts";
import { pieceAt } from "./pieces.ts";
import { type FileLineRead, noteKeys, type Plan, planLines, type Seen } from "./plan-lines.ts";
import { lineReader } from "./read-line.ts";
import { tellGiven } from "./tell-given.ts";
import { NO_ROOM, type Written, writeLines } from "./write-lines.ts";

/** An import under way in a job. */
export interface Running {
  context: TenantContext;
  importId: string;
  kind: CrmKind;
  settings: CrmImportSettings;
  signal: AbortSignal;
}

/** Somebody called it off. */
export class CalledOff extends Error {}

// A lead is written with its place in the trail, its event and the job that follows: fifty keep a transaction short on a busy machine, too.
const BATCH_LINES = 50;

/**
 * Goes through a file from where an attempt before stopped: decides what is to become of each line and, when it is written, does it.
 * Memory holds a piece of the file, some lines, and what the lines so far are known by.
 * @throws `CalledOff`, `CsvError`; `invalid` for a file with too many lines
 */
export async function runThrough(running: Running, mode: "checking" | "writing"): Promise<void> {
  const { context, settings, kind, signal, importId } = running;
  const tenantId = context.tenant.id;
  const inOne = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(context, work);
  const done = await inOne((tx) => beginAt(tx, running, mode));
  const read = lineReader({
    kind,
    settings,
    currency: context.tenant.currency,
    owners: await inOne((tx) => ownersOf(tx, tenantId)),
    now: context.clock.now(),
  });
  const seen: Seen = { keys: new Map(), records: done.records };
  const progress = { bytes: 0, lines: 0, room: await inOne((tx) => leadRoomLeft(tx, tenantId)) };
  let batch: FileLineRead[] = [];
  const flush = async () => {
    signal.throwIfAborted();
    const lines = batch;
    batch = [];
    await inOne((tx) => handle(tx, running, mode, lines, seen, progress));
  };
  for await (const { line, cells } of linesOf(filePieces(context, importId), settings, (bytes) => {
    progress.bytes += bytes;
  })) {
    const outcome = read(cells);
    if (outcome.kind === "empty") continue;
    progress.lines += 1;
    if (progress.lines > CRM_IMPORT_LIMITS.lines)
      throw invalid(`The file has more than ${CRM_IMPORT_LIMITS.lines.toLocaleString("en")} lines. Split it into smaller files.`);
    if (line <= done.line) {
      if (outcome.kind === "line") noteKeys(kind, line, outcome.line, seen);
      continue;
    }
    batch.push({ line, cells, read: outcome });
    if (batch.length >= BATCH_LINES) await flush();
  }
  await flush();
}

async function handle(
  tx: Transaction,
  running: Running,
  mode: "checking" | "writing",
  lines: FileLineRead[],
  seen: Seen,
  progress: { bytes: number; lines: number; room: number | null },
): Promise<void> {
  const { context, importId, kind, settings } = running;
  const tenantId = context.tenant.id;
  await requireGoing(tx, running, mode);
  // Of two imports at once, each sees what the other wrote: nobody is made twice.
  if (mode === "writing")
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('crm.import:' || $1, 0))::text", values: [tenantId] });
  const understood = lines.flatMap(({ read }) => (read.kind === "line" ? [read.line] : []));
  const known = await findKnown(tx, tenantId, kind, understood, mode === "writing");
  const planned = planLines(kind, lines, known, seen, { currency: context.tenant.currency, now: context.clock.now() });
  const plans = planned.map((plan, at) => ({ ...plan, cells: lines[at]?.cells ?? [] }));
  const written: Written =
    mode === "writing" ? await writeLines(context, tx, kind, plans, settings) : { plans: withinRoom(kind, plans, progress), changes: [] };
  await keepLines(tx, { tenantId, importId }, written);
  const count = (outcome: Plan["outcome"]) => written.plans.filter((plan) => plan.outcome === outcome).length;
  await tx.query({
    text: `UPDATE crm_import SET bytes_read = least($3, size_bytes), lines_read = $4, lines_create = lines_create + $5, lines_change = lines_change + $6,
             lines_same = lines_same + $7, lines_refused = lines_refused + $8, changes = changes + $9 WHERE tenant_id = $1::uuid AND id = $2::uuid`,
    values: [
      tenantId,
      importId,
      progress.bytes,
      progress.lines,
      count("create"),
      count("change"),
      count("same"),
      count("refuse"),
      written.changes.length,
    ],
  });
  await publishUpdate(tx, { tenantId, topic: "crm_import.changed", payload: { id: importId } });
}

/** Leads beyond the plan's last place would be refused. */
function withinRoom(kind: CrmKind, plans: (Plan & { cells: string[] })[], progress: { room: number | null }): Written["plans"] {
  return plans.map((plan) => {
    if (kind !== "lead" || plan.outcome !== "create" || progress.room === null) return plan;
    progress.room -= 1;
    if (progress.room >= 0) return plan;
    return { line: plan.line, label: plan.label, outcome: "refuse", field: null, message: NO_ROOM, cells: plan.cells };
  });
}

/** Where to begin: a trial from the first line, an import after the last that was written. */
async function beginAt(tx: Transaction, running: Running, mode: "checking" | "writing"): Promise<{ line: number; records: Map<string, number> }> {
  const { context, importId } = running;
  const values = [context.tenant.id, importId];
  await requireGoing(tx, running, mode);
  if (mode === "writing") {
    const rows = await tx.query<{ line: number; record_id: string | null }>({
      text: "SELECT line, record_id FROM crm_import_line WHERE tenant_id = $1::uuid AND import_id = $2::uuid ORDER BY line",
      values,
    });
    return { line: rows.at(-1)?.line ?? 0, records: new Map(rows.flatMap(({ line, record_id: id }) => (id ? [[id, line] as const] : []))) };
  }
  await tx.query({ text: "DELETE FROM crm_import_line WHERE tenant_id = $1::uuid AND import_id = $2::uuid", values });
  await tx.query({
    text: `UPDATE crm_import SET bytes_read = 0, lines_read = 0, lines_create = 0, lines_change = 0, lines_same = 0, lines_refused = 0
           WHERE tenant_id = $1::uuid AND id = $2::uuid`,
    values,
  });
  return { line: 0, records: new Map() };
}

/** Holds the import for this transaction. @throws `CalledOff` */
export async function requireGoing(tx: Transaction, { context, importId }: Running, ...statuses: CrmImportStatus[]): Promise<void> {
  const [going] = await tx.query({
    text: "SELECT 1 FROM crm_import WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = ANY($3::text[]) FOR UPDATE",
    values: [context.tenant.id, importId, statuses],
  });
  if (!going) throw new CalledOff();
}

/** Ends what an import was doing. @returns whether it was doing that */
export function endCrmImport(
  { context, importId }: Running,
  from: CrmImportStatus,
  to: CrmImportStatus,
  problem: string | null = null,
): Promise<boolean> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const ended = await tx.query({
      text: `UPDATE crm_import SET status = $4, problem = $5, ended_at = CASE WHEN $4 = 'checked' THEN NULL ELSE $6::timestamptz END
             WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = $3 RETURNING 1`,
      values: [tenantId, importId, from, to, problem, context.clock.now()],
    });
    if (ended.length === 0) return false;
    if (to === "done") await tellGiven(context, tx, importId);
    await recordAudit(context, tx, { action: "crm_import.end", tenantId, subjectType: "crm_import", subjectId: importId, after: { status: to } });
    await publishUpdate(tx, { tenantId, topic: "crm_import.changed", payload: { id: importId } });
    return true;
  });
}

/** The pieces of the file, each read by itself: no transaction stays open while lines are written. */
async function* filePieces({ db, tenant }: TenantContext, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const piece = await db.read({ kind: "tenant", tenantId: tenant.id }, (tx) => pieceAt(tx, tenant.id, importId, position));
    if (!piece) return;
    yield piece;
  }
}

async function ownersOf(tx: Transaction, tenantId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; email: string }>({
    text: `SELECT u.id, u.email FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND u.status = 'active' ORDER BY u.id LIMIT 5000`,
    values: [tenantId],
  });
  return new Map(rows.map(({ id, email }) => [email.toLowerCase(), id]));
}
