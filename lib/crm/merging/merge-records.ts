import { inTenant, once, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { CustomValues } from "../custom-fields/schema.ts";
import type { CrmKind } from "../imports/import-fields.ts";
import { type RecordRow, TABLE_OF } from "../imports/match-lines.ts";
import { sortNameAfter } from "../imports/plan-lines.ts";
import { patchRecord } from "../imports/write-lines.ts";
import { selfOf } from "../owners.ts";
import { groupsOf, POINTERS, problemOf, tagsOfBoth } from "./merge-fields.ts";
import type { MergeInput } from "./merge-schema.ts";
import { recordKeys } from "./record-keys.ts";

// Parting gives back the version of before. A form that was opened in between must not fit one of the versions after.
const VERSION_STEP = 1_000;
const GONE = "One of the two was merged or deleted meanwhile. Look at the list again.";
const MEANWHILE = "Somebody changed one of the two meanwhile. Look at both again.";

/** What pointed at the record that is gone: ids of rows by table and column. */
export type Moved = { table: string; column: string; ids: string[] }[];

/**
 * Makes two records one: the chosen values, and all that pointed at the one that goes, are the survivor's. The other leaves its table and
 * waits in the merge, so that nothing has to know that it is hidden; its address leads to the survivor.
 * @throws `not_found`, `forbidden`; `conflict` when one was changed or merged meanwhile, and for two that cannot be one
 */
export async function mergeRecords(context: TenantContext, input: MergeInput): Promise<{ id: string; survivorId: string }> {
  requireSomeReach(context, "lead.update");
  const { kind, survivorId, loserId } = input;
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const [survivor, loser] = await lockPair(context, tx, kind, survivorId, loserId);
      for (const row of [survivor, loser]) requirePermission(context, "lead.update", { ownerId: (row.owner_id as string | null) ?? null });
      if (survivor.version !== input.survivorVersion || loser.version !== input.loserVersion) throw conflict(MEANWHILE);
      const problem = problemOf(kind, survivor, loser);
      if (problem) throw conflict(problem);
      const parts = await partsOf(tx, tenantId, kind, survivorId, loserId);
      const moved = await movePointers(tx, tenantId, kind, loserId, survivorId);
      await tx.query({ text: `DELETE FROM ${TABLE_OF[kind]} WHERE tenant_id = $1::uuid AND id = $2::uuid`, values: [tenantId, loserId] });
      const patch = mergedValues(input, survivor, loser);
      const after = await patchRecord(tx, { tenantId, kind, id: survivorId, patch, at: context.clock.now(), step: VERSION_STEP });
      const id = newId();
      await tx.query({
        text: `INSERT INTO crm_merge (id, tenant_id, kind, survivor_id, loser_id, loser_keys, loser_row, loser_parts, survivor_before, survivor_after, moved, merged_by_id, merged_at)
               VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5::uuid, $6::text[], $7::jsonb, $8::jsonb, $9::jsonb, $10::jsonb, $11::jsonb, $12::uuid, $13)`,
        values: [
          ...[id, tenantId, kind, survivorId, loserId, keysOfRow(kind, loser), JSON.stringify(loser), JSON.stringify(parts)],
          ...[JSON.stringify(survivor), JSON.stringify(after), JSON.stringify(moved), selfOf(context), context.clock.now()],
        ],
      });
      await recordAudit(context, tx, {
        action: "crm.merge",
        tenantId,
        subjectType: TABLE_OF[kind],
        subjectId: survivorId,
        after: { merged: loserId },
      });
      if (kind === "lead") await emit(context, tx, "lead.changed", { tenantId, leadId: survivorId, fields: groupsOf(kind).map(([group]) => group) });
      return { id, survivorId };
    }),
  );
}

/** Both rows, held in the order of their ids, so that two who merge the same pair wait for each other and do not lock each other out. */
async function lockPair(
  context: TenantContext,
  tx: Transaction,
  kind: CrmKind,
  survivorId: string,
  loserId: string,
): Promise<[RecordRow, RecordRow]> {
  const rows = await tx.query<{ row: RecordRow }>({
    text: `SELECT to_jsonb(r) AS row FROM ${TABLE_OF[kind]} r WHERE r.tenant_id = $1::uuid AND r.id = ANY($2::uuid[]) ORDER BY r.id FOR UPDATE`,
    values: [context.tenant.id, [survivorId, loserId]],
  });
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  const [survivor, loser] = [byId.get(survivorId), byId.get(loserId)];
  if (survivor && loser) return [survivor, loser];
  const [known] = await tx.query({
    text: "SELECT 1 FROM crm_merge WHERE tenant_id = $1::uuid AND loser_id = ANY($2::uuid[]) AND undone_at IS NULL LIMIT 1",
    values: [context.tenant.id, [survivorId, loserId]],
  });
  if (known) throw conflict(GONE);
  throw notFound("This pair");
}

/** Rows that are one record's alone, and what the survivor's score was. */
async function partsOf(tx: Transaction, tenantId: string, kind: CrmKind, survivorId: string, loserId: string): Promise<Record<string, unknown>> {
  if (kind !== "lead") return {};
  const one = async (table: "lead_score" | "lead_arrival", id: string) => {
    const [found] = await tx.query<{ row: unknown }>({
      text: `SELECT to_jsonb(p) AS row FROM ${table} p WHERE p.tenant_id = $1::uuid AND p.lead_id = $2::uuid`,
      values: [tenantId, id],
    });
    return found?.row ?? null;
  };
  return {
    lead_score: await one("lead_score", loserId),
    lead_arrival: await one("lead_arrival", loserId),
    survivor_score: await one("lead_score", survivorId),
  };
}

/** Lets everything that points at one record point at another. */
async function movePointers(tx: Transaction, tenantId: string, kind: CrmKind, from: string, to: string): Promise<Moved> {
  const moved: Moved = [];
  for (const [table, column] of POINTERS[kind]) {
    const rows = await tx.query<{ id: string }>({
      text: `UPDATE ${table} SET ${column} = $3::uuid WHERE tenant_id = $1::uuid AND ${column} = $2::uuid RETURNING id`,
      values: [tenantId, from, to],
    });
    if (rows.length > 0) moved.push({ table, column, ids: rows.map(({ id }) => id).sort() });
  }
  return moved;
}

const TRACK = ["status", "status_since", "lost_reason", "deal_id", "contact_id", "converted_at"];

function mergedValues(input: MergeInput, survivor: RecordRow, loser: RecordRow): Record<string, unknown> {
  const { kind } = input;
  const taken = groupsOf(kind).flatMap(([group, columns]) => (input[group] === "loser" ? columns : []));
  const patch: Record<string, unknown> = Object.fromEntries(taken.map((column) => [column, loser[column]]));
  patch.tags = tagsOfBoth(survivor, loser);
  patch.custom = mergedOwn(input.custom ?? {}, survivor.custom as CustomValues, loser.custom as CustomValues);
  patch.external_key = survivor.external_key ?? loser.external_key;
  if (kind === "lead") {
    // Where a deal stands, its lead stands.
    if (survivor.deal_id === null && loser.deal_id !== null) for (const column of TRACK) patch[column] = loser[column];
    const [own, other] = [survivor.last_activity_at as string | null, loser.last_activity_at as string | null];
    patch.last_activity_at = own === null || (other !== null && Date.parse(other) > Date.parse(own)) ? other : own;
  }
  return { ...patch, sort_name: sortNameAfter(kind, { ...survivor, ...patch }) };
}

/** The values of the tenant's own fields: none is lost because nobody spoke of it. */
function mergedOwn(chosen: NonNullable<MergeInput["custom"]>, survivor: CustomValues, loser: CustomValues): CustomValues {
  const merged = { ...loser, ...survivor };
  for (const [key, side] of Object.entries(chosen)) {
    const from = side === "loser" ? loser : survivor;
    const value = from[key];
    // A key such as "constructor" is every object's, and no field's.
    if (value === undefined || !Object.hasOwn(from, key)) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

/** Sums by which a line of an import that means the one that is gone finds the survivor. */
function keysOfRow(kind: CrmKind, row: RecordRow): string[] {
  const text = (column: string) => (typeof row[column] === "string" ? row[column] : null);
  return recordKeys({
    email: text("email_key"),
    external: text("external_key"),
    domain: text("domain"),
    name: kind === "company" ? text("sort_name") : null,
  });
}
