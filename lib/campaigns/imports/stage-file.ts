import { linesOf } from "#lib/platform/csv";
import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { IMPORT_LIMITS } from "./import-schema.ts";
import { judgeRow } from "./judge-row.ts";
import { knownKeys } from "./known-keys.ts";
import { type ReadRow, rowReader } from "./read-row.ts";
import { dropStaged, inImport, note, type Running } from "./running.ts";

const BATCH_ROWS = 5_000;

interface Batch {
  rows: (ReadRow & { line: number })[];
  errors: { line: number; cells: string[]; message: string }[];
}

/**
 * Reads the whole file, line by line, into rows that were understood and errors that can be mended. Memory holds a piece of the file and
 * five thousand lines. A second attempt begins anew. @throws `invalid` for a file with too many lines
 */
export async function stageFile(running: Running): Promise<void> {
  const { tenantId, importId, settings, signal } = running;
  await dropStaged(running);
  await inImport(running, (tx) =>
    tx.query({ text: "DELETE FROM figure_import_error WHERE tenant_id = $1::uuid AND import_id = $2::uuid", values: [tenantId, importId] }),
  );
  const known = await inImport(running, (tx) => knownKeys(tx, tenantId));
  const read = rowReader(settings);
  const count = { bytes: 0, rows: 0, skipped: 0, failed: 0 };
  let batch: Batch = { rows: [], errors: [] };
  const flush = async () => {
    signal.throwIfAborted();
    await inImport(running, async (tx) => {
      await keep(tx, running, batch);
      await note(tx, running, "reading", { bytes_read: count.bytes, rows_read: count.rows, rows_skipped: count.skipped, rows_failed: count.failed });
    });
    batch = { rows: [], errors: [] };
  };
  const lines = linesOf(filePieces(running), settings, (bytes) => {
    count.bytes += bytes;
  });
  for await (const { line, cells } of lines) {
    count.rows += 1;
    if (count.rows > IMPORT_LIMITS.rows)
      throw invalid(`The file has more than ${IMPORT_LIMITS.rows.toLocaleString("en")} lines. Split it into smaller files.`);
    const outcome = read(cells);
    if (outcome.kind === "skip") count.skipped += 1;
    else {
      const judged = outcome.kind === "row" ? judgeRow(outcome.row, known, settings) : { problem: outcome.message };
      if (outcome.kind === "row" && "campaign" in judged) batch.rows.push({ line, ...outcome.row });
      else {
        count.failed += 1;
        if (count.failed <= IMPORT_LIMITS.keptErrors) batch.errors.push({ line, cells, message: "problem" in judged ? judged.problem : "" });
      }
    }
    if (batch.rows.length + batch.errors.length >= BATCH_ROWS) await flush();
  }
  await flush();
}

/** The pieces of the file, each read by itself: no transaction stays open while lines are written. */
async function* filePieces({ runtime, tenantId, importId }: Running): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const [piece] = await runtime.db.read({ kind: "tenant", tenantId }, (tx) =>
      tx.query<{ bytes: Buffer }>({
        name: "piece-of-import",
        text: "SELECT bytes FROM figure_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND position = $3",
        values: [tenantId, importId, position],
      }),
    );
    if (!piece) return;
    yield piece.bytes;
  }
}

async function keep(tx: Queryable, { tenantId, importId }: Running, { rows, errors }: Batch): Promise<void> {
  if (rows.length > 0) {
    await tx.query({
      name: "stage-rows",
      text: `INSERT INTO figure_import_row (tenant_id, import_id, line, campaign_key, campaign_name, currency, channel, day, impressions, clicks, conversions,
                                            spend_minor, revenue_minor)
             SELECT $1::uuid, $2::uuid, line, "campaignKey", "campaignName", currency, channel, day, impressions, clicks, conversions, "spendMinor", "revenueMinor"
             FROM json_to_recordset($3::json) AS r (line int, "campaignKey" text, "campaignName" text, currency text, channel text, day date, impressions numeric,
                                                    clicks numeric, conversions numeric, "spendMinor" numeric, "revenueMinor" numeric)`,
      values: [tenantId, importId, JSON.stringify(rows)],
    });
  }
  if (errors.length === 0) return;
  await tx.query({
    name: "stage-errors",
    text: `INSERT INTO figure_import_error (tenant_id, import_id, line, cells, message)
           SELECT $1::uuid, $2::uuid, line, cells, message FROM json_to_recordset($3::json) AS r (line int, cells jsonb, message text) ON CONFLICT DO NOTHING`,
    values: [tenantId, importId, JSON.stringify(errors)],
  });
}
