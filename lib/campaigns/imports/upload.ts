import { createHash } from "node:crypto";
import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { encodingOf } from "#lib/platform/csv";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid, limitExceeded } from "#lib/platform/errors";
import { findImport, importOf } from "./import-rows.ts";
import { type BeginImportInput, type FigureImport, IMPORT_LIMITS, type ImportPieceInput, type ImportSettings } from "./import-schema.ts";
import { keptMapping } from "./mapping.ts";
import { piecesOf } from "./read-file.ts";
import { recognise } from "./recognise.ts";

const SAMPLE_BYTES = 262_144;

/** Begins an import: the file follows in pieces. @throws `limit_exceeded` for too many files that nobody went on with */
export async function beginImport(context: TenantContext, { fileName, sizeBytes }: BeginImportInput): Promise<{ id: string; pieceBytes: number }> {
  requirePermission(context, "campaign.create");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.drafts:' || $1, 0))::text", values: [tenantId] });
      const [open] = await tx.query<{ drafts: number }>({
        text: "SELECT count(*)::int AS drafts FROM figure_import WHERE tenant_id = $1::uuid AND status = 'draft'",
        values: [tenantId],
      });
      if ((open?.drafts ?? 0) >= IMPORT_LIMITS.drafts) {
        throw limitExceeded(`There are ${IMPORT_LIMITS.drafts} files that were not imported yet. Import or drop some of them first.`);
      }
      const id = newId();
      await tx.query({
        text: `INSERT INTO figure_import (id, tenant_id, source, file_name, size_bytes, asked_by_id, created_at)
               VALUES ($1::uuid, $2::uuid, 'own', $3, $4, $5::uuid, $6)`,
        values: [id, tenantId, fileName, sizeBytes, context.actor.kind === "user" ? context.actor.userId : null, context.clock.now()],
      });
      return { id, pieceBytes: IMPORT_LIMITS.pieceBytes };
    }),
  );
}

/**
 * Keeps a piece of the file; the same piece again is no second one. With the last the file is looked at.
 * @throws `not_found`, `conflict` once the whole file is here, `invalid` for more bytes than were announced
 */
export async function addImportPiece(context: TenantContext, id: string, { position, base64 }: ImportPieceInput): Promise<FigureImport> {
  requirePermission(context, "campaign.create");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) throw invalid("This piece is empty.", [{ path: "base64", message: "Send at least one byte." }]);
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const found = await findImport(context, tx, id, true);
    if (found.status !== "draft" || found.sha256 !== null) throw conflict("This file is here already.");
    const [sent] = await tx.query<{ next: number; bytes: bigint }>({
      text: `SELECT coalesce(max(position) + 1, 0)::int AS next, coalesce(sum(octet_length(bytes)), 0)::bigint AS bytes
             FROM figure_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid`,
      values: [tenantId, id],
    });
    const next = sent?.next ?? 0;
    if (position < next) return importOf(found, context.clock.now());
    if (position > next) throw invalid("A piece before this one is missing.", [{ path: "position", message: `Send piece ${next} first.` }]);
    const size = Number(sent?.bytes ?? 0n) + bytes.length;
    if (size > found.size_bytes) throw invalid("The file is larger than was said.", [{ path: "base64", message: "Begin a new import." }]);
    await tx.query({
      text: "INSERT INTO figure_import_piece (tenant_id, import_id, position, bytes) VALUES ($1::uuid, $2::uuid, $3, $4)",
      values: [tenantId, id, position, bytes],
    });
    if (size === found.size_bytes) await lookAt(context, tx, id);
    return importOf(await findImport(context, tx, id), context.clock.now());
  });
}

/** The file is here: what it is, and its mark, by which the same file is known again. */
async function lookAt(context: TenantContext, tx: Queryable, id: string): Promise<void> {
  const tenantId = context.tenant.id;
  const hash = createHash("sha256");
  let sample = Buffer.alloc(0);
  for await (const piece of piecesOf(tx, tenantId, id)) {
    hash.update(piece);
    if (sample.length < SAMPLE_BYTES) sample = Buffer.concat([sample, piece.subarray(0, SAMPLE_BYTES - sample.length)]);
  }
  const settings = await settingsFor(context, tx, sample);
  await tx.query({
    text: "UPDATE figure_import SET sha256 = $3, settings = $4::jsonb, source = $5 WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, id, hash.digest("hex"), JSON.stringify(settings), settings.source],
  });
}

/** What the file seems to be, with what the tenant chose for such files before. */
async function settingsFor(context: TenantContext, tx: Queryable, sample: Uint8Array): Promise<ImportSettings> {
  const encoding = encodingOf(sample);
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  if (text.includes("\u0000")) throw invalid("This is no CSV file. Export it as CSV, and try again.");
  const { settings } = recognise(text, encoding, context.tenant.currency);
  return keptMapping(tx, context.tenant.id, settings);
}

/** Drops a file that was not imported. @throws `not_found`, `conflict` once it is being imported */
export async function dropImport(context: TenantContext, id: string): Promise<void> {
  requirePermission(context, "campaign.create");
  await inTenant(context, async (tx) => {
    const { status, file_name: fileName } = await findImport(context, tx, id, true);
    if (status === "cancelled") return;
    if (status !== "draft") throw conflict("This file is being imported, or was.");
    await tx.query({
      text: "UPDATE figure_import SET status = 'cancelled', ended_at = $3 WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [context.tenant.id, id, context.clock.now()],
    });
    await tx.query({ text: "DELETE FROM figure_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid", values: [context.tenant.id, id] });
    await recordAudit(context, tx, {
      action: "campaign.import_cancel",
      tenantId: context.tenant.id,
      subjectType: "figure_import",
      subjectId: id,
      after: { fileName },
    });
  });
}
