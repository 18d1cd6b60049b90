import { createHash } from "node:crypto";
import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid, limitExceeded } from "#lib/platform/errors";
import { selfOf } from "../owners.ts";
import { crmImportOf, findCrmImport } from "./import-rows.ts";
import { type BeginCrmImportInput, CRM_IMPORT_LIMITS, type CrmImport, type CrmImportPieceInput, type CrmKind } from "./import-schema.ts";
import { keptMapping } from "./mapping.ts";
import { pieceAt } from "./pieces.ts";
import { recognise, textEncodingOf } from "./recognise.ts";

const SAMPLE_BYTES = 262_144;

/** Begins an import: the file follows in pieces. @throws `forbidden`, `limit_exceeded` for too many files that nobody went on with */
export async function beginCrmImport(
  context: TenantContext,
  { kind, fileName, sizeBytes }: BeginCrmImportInput,
): Promise<{ id: string; pieceBytes: number }> {
  requirePermission(context, "lead.create");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('crm.drafts:' || $1, 0))::text", values: [tenantId] });
      const [open] = await tx.query<{ drafts: number }>({
        text: "SELECT count(*)::int AS drafts FROM crm_import WHERE tenant_id = $1::uuid AND status IN ('draft', 'checking', 'checked')",
        values: [tenantId],
      });
      if ((open?.drafts ?? 0) >= CRM_IMPORT_LIMITS.drafts)
        throw limitExceeded(`There are ${CRM_IMPORT_LIMITS.drafts} files that were not imported yet. Import or drop some of them first.`);
      const id = newId();
      await tx.query({
        text: `INSERT INTO crm_import (id, tenant_id, kind, file_name, size_bytes, asked_by_id, created_at)
               VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::uuid, $7)`,
        values: [id, tenantId, kind, fileName, sizeBytes, selfOf(context), context.clock.now()],
      });
      await recordAudit(context, tx, { action: "crm_import.begin", tenantId, subjectType: "crm_import", subjectId: id, after: { kind, fileName } });
      return { id, pieceBytes: CRM_IMPORT_LIMITS.pieceBytes };
    }),
  );
}

/**
 * Keeps a piece of the file; the same piece again is no second one. With the last the file is looked at.
 * @throws `not_found`, `conflict` once the whole file is here, `invalid` for more bytes than were announced, or for no text
 */
export async function addCrmImportPiece(context: TenantContext, id: string, { position, base64 }: CrmImportPieceInput): Promise<CrmImport> {
  requirePermission(context, "lead.create");
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) throw invalid("This piece is empty.", [{ path: "base64", message: "Send at least one byte." }]);
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const found = await findCrmImport(context, tx, id, true);
    if (found.status !== "draft" || found.sha256 !== null) throw conflict("This file is here already.");
    const [sent] = await tx.query<{ next: number; bytes: bigint }>({
      text: `SELECT coalesce(max(position) + 1, 0)::int AS next, coalesce(sum(octet_length(bytes)), 0)::bigint AS bytes
             FROM crm_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid`,
      values: [tenantId, id],
    });
    const next = sent?.next ?? 0;
    if (position < next) return crmImportOf(found, context.clock.now());
    if (position > next) throw invalid("A piece before this one is missing.", [{ path: "position", message: `Send piece ${next} first.` }]);
    const size = Number(sent?.bytes ?? 0n) + bytes.length;
    if (size > found.size_bytes) throw invalid("The file is larger than was said.", [{ path: "base64", message: "Begin a new import." }]);
    await tx.query({
      text: "INSERT INTO crm_import_piece (tenant_id, import_id, position, bytes) VALUES ($1::uuid, $2::uuid, $3, $4)",
      values: [tenantId, id, position, bytes],
    });
    if (size === found.size_bytes) await lookAt(context, tx, id, found.kind);
    return crmImportOf(await findCrmImport(context, tx, id), context.clock.now());
  });
}

/** The file is here: what it is, and its mark, by which the same file is known again. */
async function lookAt(context: TenantContext, tx: Queryable, id: string, kind: CrmKind): Promise<void> {
  const tenantId = context.tenant.id;
  const hash = createHash("sha256");
  let sample = Buffer.alloc(0);
  for (let position = 0; ; position += 1) {
    const piece = await pieceAt(tx, tenantId, id, position);
    if (!piece) break;
    hash.update(piece);
    if (sample.length < SAMPLE_BYTES) sample = Buffer.concat([sample, piece.subarray(0, SAMPLE_BYTES - sample.length)]);
  }
  const encoding = textEncodingOf(sample);
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  if (text.includes("\u0000")) throw invalid("This is no CSV file. Export it as CSV, and try again.");
  const settings = await keptMapping(tx, tenantId, kind, recognise(text, encoding, kind));
  await tx.query({
    text: "UPDATE crm_import SET sha256 = $3, settings = $4::jsonb WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, id, hash.digest("hex"), JSON.stringify(settings)],
  });
}
