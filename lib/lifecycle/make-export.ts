import { createHash } from "node:crypto";
import { z } from "zod";
import { type Recorder, recordAudit } from "#lib/audit";
import { defineJob } from "#lib/platform/jobs";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { zipStream } from "#lib/platform/zip";
import { archiveFiles, countRows } from "./archive-files.ts";
import { EXPORT_KEPT_DAYS } from "./schema.ts";

const PIECE_BYTES = 1_048_576;
const TOLD_EVERY_MS = 500;
const DAY_MS = 86_400_000;
const SCOPE = { kind: "system", purpose: "make an export of a tenant" } as const;

interface ToMake {
  id: string;
  tenant_id: string;
  asked_by_id: string;
}

/** Somebody called it off. */
class CalledOff extends Error {}

/** Makes the archive that was asked for, piece by piece. A second attempt begins anew; one that was called off is left alone. */
export const makeTenantExportJob = defineJob({
  name: "lifecycle.make_export",
  schema: z.object({ id: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ id }, { runtime, id: jobId, signal }) {
    const [toMake] = await runtime.db.system<ToMake>({
      text: `UPDATE tenant_export SET status = 'running', rows_done = 0, rows_total = NULL WHERE id = $1::uuid AND status IN ('waiting', 'running')
             RETURNING id, tenant_id, asked_by_id`,
      values: [id],
    });
    if (!toMake) return;
    try {
      await dropPieces(runtime, id);
      await finish(runtime, jobId, toMake, await write(runtime, toMake, signal));
    } catch (error) {
      if (!(error instanceof CalledOff)) throw error;
      await dropPieces(runtime, id);
    }
  },
});

/** Reads, packs and keeps the archive. Memory holds a piece and a few hundred rows. */
async function write(
  runtime: Runtime,
  { id, tenant_id: tenantId, asked_by_id: askedById }: ToMake,
  signal: AbortSignal,
): Promise<{ sizeBytes: number; sha256: string }> {
  const now = runtime.clock.now();
  const tell = teller(runtime, id, askedById);
  return runtime.db.snapshot(SCOPE, async (tx) => {
    await tell({ total: await countRows(tx, tenantId) });
    const hash = createHash("sha256");
    let [sizeBytes, position] = [0, 0];
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    const keep = async () => {
      await runtime.db.system({
        text: "INSERT INTO tenant_export_piece (export_id, position, bytes) VALUES ($1, $2, $3)",
        values: [id, position++, Buffer.concat(waiting)],
      });
      [waiting, waitingBytes] = [[], 0];
    };
    const progress = {
      async tick(table: string, rows: number) {
        signal.throwIfAborted();
        await tell({ table, rows });
      },
    };
    for await (const bytes of zipStream(archiveFiles(tx, tenantId, now, progress), now)) {
      hash.update(bytes);
      sizeBytes += bytes.length;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= PIECE_BYTES) await keep();
    }
    if (waitingBytes > 0) await keep();
    return { sizeBytes, sha256: hash.digest("hex") };
  });
}

/** Writes down how far it is, twice a second, and shows it to whoever asked. Stops the work when it was called off. */
function teller(runtime: Runtime, id: string, askedById: string) {
  let [rowsDone, toldAt] = [0, 0];
  return async ({ total, table, rows = 0 }: { total?: number; table?: string; rows?: number }) => {
    rowsDone += rows;
    if (performance.now() - toldAt < TOLD_EVERY_MS && total === undefined) return;
    toldAt = performance.now();
    await runtime.db.transaction(SCOPE, async (tx) => {
      const going = await tx.query({
        text: `UPDATE tenant_export SET rows_done = $2::int, table_name = coalesce($3, table_name), rows_total = coalesce($4::int, rows_total)
               WHERE id = $1::uuid AND status = 'running' RETURNING 1`,
        values: [id, rowsDone, table ?? null, total ?? null],
      });
      if (going.length === 0) throw new CalledOff();
      await publishUpdate(tx, { tenantId: null, userId: askedById, topic: "tenant_export.changed", payload: { id } });
    });
  };
}

async function finish(
  runtime: Runtime,
  jobId: string,
  { id, tenant_id: tenantId, asked_by_id: askedById }: ToMake,
  made: { sizeBytes: number; sha256: string },
): Promise<void> {
  await runtime.db.transaction(SCOPE, async (tx) => {
    const now = runtime.clock.now();
    const { count } = await tx.prisma.tenantExport.updateMany({
      where: { id, status: "running" },
      data: { ...made, status: "ready", endedAt: now, expiresAt: new Date(now.getTime() + EXPORT_KEPT_DAYS * DAY_MS), tableName: null },
    });
    if (count === 0) throw new CalledOff();
    await tx.query({ text: "UPDATE tenant_export SET rows_done = rows_total WHERE id = $1::uuid", values: [id] });
    await recordAudit(recorderOf(runtime, jobId), tx, {
      action: "tenant.export_ready",
      tenantId,
      subjectType: "tenant_export",
      subjectId: id,
      after: made,
    });
    await publishUpdate(tx, { tenantId: null, userId: askedById, topic: "tenant_export.changed", payload: { id } });
  });
}

const dropPieces = (runtime: Runtime, id: string) =>
  runtime.db.system({ text: "DELETE FROM tenant_export_piece WHERE export_id = $1", values: [id] });

const recorderOf = (runtime: Runtime, requestId: string): Recorder => ({
  actor: { kind: "system", name: "job lifecycle.make_export" },
  origin: { ip: null, userAgent: null, deviceToken: null },
  clock: runtime.clock,
  requestId,
});
