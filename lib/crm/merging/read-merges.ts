import { isDeepStrictEqual } from "node:util";
import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { decimalAmountOf } from "#lib/platform/money";
import { fieldsOf } from "../custom-fields/read-fields.ts";
import type { CrmField, CustomValue, CustomValues } from "../custom-fields/schema.ts";
import type { CrmKind } from "../imports/import-fields.ts";
import { type RecordRow, TABLE_OF } from "../imports/match-lines.ts";
import { groupsOf, type MergeGroup, problemOf } from "./merge-fields.ts";
import { type ListMergesInput, MERGE_UNDO_DAYS, type MergePage, type PairInput } from "./merge-schema.ts";

const DAY_MS = 86_400_000;
const MOST_STEPS = 20;

/** A record of one of the three kinds, by a column of the merge `m`. */
const recordOf = (id: "survivor_id" | "loser_id") => `
  SELECT first_name, last_name, email, NULL AS name FROM lead WHERE m.kind = 'lead' AND tenant_id = m.tenant_id AND id = m.${id}
  UNION ALL SELECT first_name, last_name, email, NULL FROM contact WHERE m.kind = 'contact' AND tenant_id = m.tenant_id AND id = m.${id}
  UNION ALL SELECT NULL, NULL, NULL, name FROM crm_company WHERE m.kind = 'company' AND tenant_id = m.tenant_id AND id = m.${id}`;
const nameOf = (record: string) =>
  `coalesce(nullif(concat_ws(' ', nullif(${record}.first_name, ''), nullif(${record}.last_name, '')), ''), ${record}.email, ${record}.name)`;

/** Records that became one, the newest first. @throws `forbidden` */
export async function listMerges(context: TenantContext, { cursor, limit }: ListMergesInput): Promise<MergePage> {
  requirePermission(context, "lead.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<{
      id: string;
      kind: CrmKind;
      survivor_id: string;
      survivor_name: string | null;
      loser_id: string;
      loser_name: string | null;
      merged_at: Date;
      by: string | null;
      undone_at: Date | null;
      is_kept: boolean;
    }>({
      text: `SELECT m.id, m.kind, m.survivor_id, m.loser_id, m.merged_at, u.name AS by, m.undone_at, m.loser_row IS NOT NULL AS is_kept,
               ${nameOf("survivor")} AS survivor_name, ${nameOf("loser")} AS loser_name
             FROM crm_merge m LEFT JOIN "user" u ON u.id = m.merged_by_id
               LEFT JOIN LATERAL (${recordOf("survivor_id")}) survivor ON true
               LEFT JOIN LATERAL (
                 SELECT m.loser_row->>'first_name' AS first_name, m.loser_row->>'last_name' AS last_name, m.loser_row->>'email' AS email, m.loser_row->>'name' AS name
                 WHERE m.undone_at IS NULL UNION ALL SELECT * FROM (${recordOf("loser_id")}) parted WHERE m.undone_at IS NOT NULL) loser ON true
             WHERE m.tenant_id = $1::uuid ${cursor ? "AND m.id < $3::uuid" : ""} ORDER BY m.id DESC LIMIT $2`,
      values: [context.tenant.id, limit + 1, ...(cursor ? [cursor] : [])],
    }),
  );
  const oldest = context.clock.now().getTime() - MERGE_UNDO_DAYS * DAY_MS;
  const merges = rows.slice(0, limit).map((row) => ({
    id: row.id,
    kind: row.kind,
    survivorId: row.survivor_id,
    survivorName: row.survivor_name,
    loserId: row.loser_id,
    loserName: row.loser_name,
    mergedAt: row.merged_at.toISOString(),
    mergedBy: row.by,
    undoneAt: row.undone_at?.toISOString() ?? null,
    canUndo: row.undone_at === null && row.is_kept && row.merged_at.getTime() >= oldest,
  }));
  return { merges, nextCursor: rows.length > limit ? (merges.at(-1)?.id ?? null) : null };
}

/** Where a record went that was merged away, over as many merges as there were; null for one that was not. */
export async function survivorOf(context: TenantContext, kind: CrmKind, id: string): Promise<string | null> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    let survivor: string | null = null;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const rows: { survivor_id: string }[] = await tx.query<{ survivor_id: string }>({
        text: "SELECT survivor_id FROM crm_merge WHERE tenant_id = $1::uuid AND kind = $2 AND loser_id = $3::uuid AND undone_at IS NULL",
        values: [context.tenant.id, kind, survivor ?? id],
      });
      if (!rows[0]) break;
      survivor = rows[0].survivor_id;
    }
    return survivor;
  });
}

/** One thing in which two records differ. */
export interface Difference {
  group: MergeGroup;
  first: string;
  second: string;
  /** The filled one, else that of the record that was changed last. */
  suggested: "first" | "second";
}
/** One field of the tenant's own in which they differ; null where nothing stands. */
export interface OwnDifference {
  field: CrmField;
  first: CustomValue | null;
  second: CustomValue | null;
  suggested: "first" | "second";
}
export interface Comparison {
  first: { id: string; label: string; version: number };
  second: { id: string; label: string; version: number };
  differences: Difference[];
  ownDifferences: OwnDifference[];
  /** Why they cannot become one; null where they can. */
  problem: string | null;
}

/** Two records side by side, with what is suggested to stay. @throws `not_found`; `forbidden` */
export async function comparePair(context: TenantContext, { kind, firstId, secondId }: PairInput): Promise<Comparison> {
  requirePermission(context, "lead.read");
  return readInTenant(context, async (tx) => {
    const rows = await tx.query<{ row: RecordRow; owner: string | null; company: string | null }>({
      text: `SELECT to_jsonb(r) AS row, u.name AS owner, ${kind === "contact" ? "co.name" : "NULL"} AS company FROM ${TABLE_OF[kind]} r
             LEFT JOIN "user" u ON u.id = r.owner_id
             ${kind === "contact" ? "LEFT JOIN crm_company co ON co.tenant_id = r.tenant_id AND co.id = r.company_id" : ""}
             WHERE r.tenant_id = $1::uuid AND r.id = ANY($2::uuid[])`,
      values: [context.tenant.id, [firstId, secondId]],
    });
    const [first, second] = [firstId, secondId].map((id) => rows.find(({ row }) => row.id === id));
    if (!first || !second) throw notFound("This pair");
    const isNewer = Date.parse(String(second.row.updated_at)) > Date.parse(String(first.row.updated_at));
    const differences = groupsOf(kind).flatMap(([group, columns]): Difference[] => {
      const [a, b] = [shown(group, columns, first), shown(group, columns, second)];
      if (a === b) return [];
      return [{ group, first: a, second: b, suggested: a === "" || (b !== "" && isNewer) ? "second" : "first" }];
    });
    const own = { first: first.row.custom as CustomValues, second: second.row.custom as CustomValues };
    const ownDifferences = (await fieldsOf(tx, context.tenant.id, kind)).flatMap((field): OwnDifference[] => {
      const [a, b] = [own.first[field.key] ?? null, own.second[field.key] ?? null];
      if (field.isArchived || isDeepStrictEqual(a, b)) return [];
      return [{ field, first: a, second: b, suggested: a === null || (b !== null && isNewer) ? "second" : "first" }];
    });
    const side = ({ row }: { row: RecordRow }) => ({ id: row.id, label: labelOf(row), version: row.version });
    const problem = problemOf(kind, first.row, second.row);
    return { first: side(first), second: side(second), differences, ownDifferences, problem };
  });
}

const labelOf = (row: RecordRow): string =>
  [row.first_name, row.last_name].filter(Boolean).join(" ") || String(row.name ?? row.company_name ?? row.email ?? row.phone ?? "");

const HIDDEN = new Set(["email_key", "has_consent", "consent_at", "owner_reason", "utm", "campaign_id", "language"]);

/** A group's values as text: codes, an ISO moment or "8350.00 EUR" where the reader's words are for the screen; "" where nothing is known. */
function shown(
  group: MergeGroup,
  columns: readonly string[],
  { row, owner, company }: { row: RecordRow; owner: string | null; company: string | null },
): string {
  if (group === "owner") return owner ?? "";
  if (group === "company" && "company_id" in row) return company ?? "";
  if (group === "timeline" && row.timeline === "unknown") return "";
  if (group === "needs") return needsOf(row.bant as Record<string, unknown> | null);
  if (group === "budget")
    return row.budget_minor === null ? "" : `${decimalAmountOf(Number(row.budget_minor), String(row.currency))} ${String(row.currency)}`;
  return columns
    .filter((column) => !HIDDEN.has(column))
    .map((column) => row[column])
    .filter((value) => value !== null && value !== "")
    .join(" ");
}

/** Budget, authority and need in this order: known to be there, known not to be, or not known. */
function needsOf(bant: Record<string, unknown> | null): string {
  const known = ["budget", "authority", "need"].map((name) => bant?.[name] ?? null);
  if (known.every((value) => value === null) && !bant?.note) return "";
  return [...known.map((value) => (value === null ? "–" : value ? "✓" : "✗")), String(bant?.note ?? "")].join(" ").trim();
}

/** Forgets merges into a record that is deleted: what is gone by its own will does not wait in them. */
export async function forgetMerges(tx: Transaction, tenantId: string, id: string): Promise<void> {
  await tx.query({ text: "DELETE FROM crm_merge WHERE tenant_id = $1::uuid AND survivor_id = $2::uuid", values: [tenantId, id] });
}
