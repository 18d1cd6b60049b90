import { isDeepStrictEqual } from "node:util";
import { inTenant, once, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { CrmKind } from "../imports/import-fields.ts";
import { type RecordRow, TABLE_OF } from "../imports/match-lines.ts";
import { requireLeadRoom } from "../leads/lead-room.ts";
import { selfOf } from "../owners.ts";
import type { Moved } from "./merge-records.ts";
import { MERGE_UNDO_DAYS, type Parted } from "./merge-schema.ts";

const DAY_MS = 86_400_000;

interface MergeRow {
  kind: CrmKind;
  survivor_id: string;
  loser_id: string;
  loser_row: RecordRow | null;
  loser_parts: Record<string, unknown> | null;
  survivor_before: RecordRow | null;
  survivor_after: RecordRow | null;
  moved: Moved | null;
  merged_at: Date;
  undone_at: Date | null;
}

/** They follow from what others do, and are no sign that somebody touched a record. */
const DERIVED = new Set(["score", "score_band", "scored_at", "last_activity_at", "version", "updated_at", "phone_key", "name_key"]);

/**
 * Parts two records that became one: both are as they were, and what pointed at each points at it again. What was changed since stays as it
 * is now, and is named. @throws `not_found`, `forbidden`; `conflict` when it is too late, or the survivor was merged or deleted itself;
 * `limit_exceeded` where the plan has no room for another lead
 */
export async function partRecords(context: TenantContext, id: string): Promise<Parted> {
  requireSomeReach(context, "lead.update");
  try {
    return await inTenant(context, (tx) => once(context, tx, () => part(context, tx, id)));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict("Another record has the site or the id of the one that would come back. Change that one first.");
  }
}

async function part(context: TenantContext, tx: Transaction, id: string): Promise<Parted> {
  const tenantId = context.tenant.id;
  const [found] = await tx.query<MergeRow>({
    text: `SELECT kind, survivor_id, loser_id, loser_row, loser_parts, survivor_before, survivor_after, moved, merged_at, undone_at
           FROM crm_merge WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
    values: [tenantId, id],
  });
  if (!found) throw notFound("This merge");
  const { kind, survivor_id: survivorId, loser_id: loserId, loser_row: loser, survivor_before: before, survivor_after: after } = found;
  const isLate = context.clock.now().getTime() - found.merged_at.getTime() > MERGE_UNDO_DAYS * DAY_MS;
  if (found.undone_at !== null || isLate || !loser || !before || !after) throw conflict("These two can no longer be parted.");
  const now = await lockSurvivor(tx, tenantId, kind, survivorId);
  requirePermission(context, "lead.update", { ownerId: (now.owner_id as string | null) ?? null });
  if (kind === "lead") await requireLeadRoom(context, tx);
  const fieldsLeft = await restoreSurvivor(tx, kind, { now, before, after }, context.clock.now());
  const isCompanyGone = await bringBack(tx, kind, loser);
  const movedLeft = await movePointersBack(tx, tenantId, found.moved ?? [], survivorId, loserId);
  await restoreParts(tx, tenantId, found.loser_parts ?? {}, fieldsLeft.length === 0 ? survivorId : null);
  await tx.query({
    text: "UPDATE crm_merge SET undone_at = $3, undone_by_id = $4::uuid WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, id, context.clock.now(), selfOf(context)],
  });
  await recordAudit(context, tx, {
    action: "crm.merge_undo",
    tenantId,
    subjectType: TABLE_OF[kind],
    subjectId: survivorId,
    after: { parted: loserId },
  });
  if (kind === "lead") for (const leadId of [survivorId, loserId]) await emit(context, tx, "lead.changed", { tenantId, leadId, fields: ["parted"] });
  return { kind, survivorId, loserId, fieldsLeft: isCompanyGone ? [...fieldsLeft, "company_id"] : fieldsLeft, movedLeft };
}

async function lockSurvivor(tx: Transaction, tenantId: string, kind: CrmKind, id: string): Promise<RecordRow> {
  const [found] = await tx.query<{ row: RecordRow }>({
    text: `SELECT to_jsonb(r) AS row FROM ${TABLE_OF[kind]} r WHERE r.tenant_id = $1::uuid AND r.id = $2::uuid FOR UPDATE`,
    values: [tenantId, id],
  });
  if (!found) throw conflict("The record that stayed was merged or deleted itself. Part that first.");
  return found.row;
}

/**
 * Gives the survivor its values of before; those that were changed since stay. Untouched since, it is what it was to the last column.
 * @returns the columns that stay
 */
async function restoreSurvivor(
  tx: Transaction,
  kind: CrmKind,
  rows: { now: RecordRow; before: RecordRow; after: RecordRow },
  at: Date,
): Promise<string[]> {
  const { now, before, after } = rows;
  const touched = Object.keys(now).filter((column) => !DERIVED.has(column) && !isDeepStrictEqual(now[column], after[column] ?? null));
  const isWhole = touched.length === 0 && now.version === after.version;
  const mine = Object.keys(before).filter((column) => !touched.includes(column));
  const next: RecordRow = isWhole ? { ...before } : { ...now, ...Object.fromEntries(mine.map((column) => [column, before[column]])) };
  if (!isWhole) Object.assign(next, { version: now.version + 1, updated_at: at.toISOString() });
  // What was done with it since was done with it.
  if (!isDeepStrictEqual(now.last_activity_at, after.last_activity_at)) next.last_activity_at = now.last_activity_at;
  const columns = await storedColumns(tx, TABLE_OF[kind]);
  await tx.query({
    text: `UPDATE ${TABLE_OF[kind]} t SET (${columns.join(", ")}) = (SELECT ${columns.map((column) => `r.${column}`).join(", ")}
           FROM jsonb_populate_record(NULL::${TABLE_OF[kind]}, $3::jsonb) r) WHERE t.tenant_id = $1::uuid AND t.id = $2::uuid`,
    values: [before.tenant_id, before.id, JSON.stringify(next)],
  });
  return touched.filter((column) => !isDeepStrictEqual(before[column], now[column]));
}

/** Puts a row back into its table. @returns whether the company that it was at is gone */
async function bringBack(tx: Transaction, kind: CrmKind, row: RecordRow): Promise<boolean> {
  const whole = { ...row };
  let isCompanyGone = false;
  if (kind === "contact" && row.company_id !== null) {
    const [company] = await tx.query({
      text: "SELECT 1 FROM crm_company WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [row.tenant_id, row.company_id],
    });
    isCompanyGone = !company;
    if (isCompanyGone) whole.company_id = null;
  }
  await insertRow(tx, TABLE_OF[kind], whole);
  return isCompanyGone;
}

async function insertRow(tx: Transaction, table: string, row: unknown): Promise<void> {
  const columns = await storedColumns(tx, table);
  await tx.query({
    text: `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
    values: [JSON.stringify(row)],
  });
}

/** All columns but those that the database derives. */
async function storedColumns(tx: Transaction, table: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    text: `SELECT quote_ident(attname) AS name FROM pg_attribute
           WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    values: [table],
  });
  return rows.map(({ name }) => name);
}

/** @returns how many rows of each table are gone, or point elsewhere by now */
async function movePointersBack(tx: Transaction, tenantId: string, moved: Moved, from: string, to: string): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const { table, column, ids } of moved) {
    const rows = await tx.query({
      text: `UPDATE ${table} SET ${column} = $4::uuid WHERE tenant_id = $1::uuid AND id = ANY($2::uuid[]) AND ${column} = $3::uuid RETURNING 1`,
      values: [tenantId, ids, from, to],
    });
    if (rows.length < ids.length) left[table] = ids.length - rows.length;
  }
  return left;
}

/** @param survivorId of the lead whose score of then is true again; null where it was changed since */
async function restoreParts(tx: Transaction, tenantId: string, parts: Record<string, unknown>, survivorId: string | null): Promise<void> {
  for (const table of ["lead_arrival", "lead_score"]) if (parts[table]) await insertRow(tx, table, parts[table]);
  if (survivorId === null || !("survivor_score" in parts)) return;
  await tx.query({ text: "DELETE FROM lead_score WHERE tenant_id = $1::uuid AND lead_id = $2::uuid", values: [tenantId, survivorId] });
  if (parts.survivor_score) await insertRow(tx, "lead_score", parts.survivor_score);
}
