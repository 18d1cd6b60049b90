import { isDeepStrictEqual } from "node:util";
import { inTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { CrmImportStatus, CrmKind } from "./import-schema.ts";
import { TABLE_OF } from "./match-lines.ts";
import { type Running, requireGoing } from "./run-through.ts";
import { patchRecord } from "./write-lines.ts";

const AT_ONCE = 50;

interface ChangeRow {
  ordinal: number;
  kind: CrmKind;
  record_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  version: number;
}
type Outcome = { undone: "removed" | "restored" | "partly" | "kept"; message: string | null };

/**
 * Takes back what an import wrote, the last first, some at a time: a second attempt goes on with the rest. Nothing that somebody has touched
 * since is lost: it is kept, and said so.
 */
export async function takeBackImport(running: Running, ...statuses: CrmImportStatus[]): Promise<void> {
  const { context, importId, signal } = running;
  for (let left = AT_ONCE; left === AT_ONCE; ) {
    signal.throwIfAborted();
    left = await inTenant(context, async (tx) => {
      await requireGoing(tx, running, ...statuses);
      const rows = await tx.query<ChangeRow>({
        text: `SELECT ordinal, kind, record_id, before, after, version FROM crm_import_change
               WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND undone IS NULL ORDER BY ordinal DESC LIMIT ${AT_ONCE}`,
        values: [context.tenant.id, importId],
      });
      for (const row of rows) await noteOutcome(tx, running, row.ordinal, await takeBackOne(context, tx, row));
      await publishUpdate(tx, { tenantId: context.tenant.id, topic: "crm_import.changed", payload: { id: importId } });
      return rows.length;
    });
  }
}

async function noteOutcome(tx: Transaction, { context, importId }: Running, ordinal: number, { undone, message }: Outcome): Promise<void> {
  const keys = [context.tenant.id, importId];
  await tx.query({
    text: "UPDATE crm_import_change SET undone = $4, message = $5 WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND ordinal = $3",
    values: [...keys, ordinal, undone, message],
  });
  const column = undone === "removed" ? "undone_removed" : undone === "restored" ? "undone_restored" : "undone_kept";
  await tx.query({ text: `UPDATE crm_import SET ${column} = ${column} + 1 WHERE tenant_id = $1::uuid AND id = $2::uuid`, values: keys });
}

async function takeBackOne(context: TenantContext, tx: Transaction, change: ChangeRow): Promise<Outcome> {
  const [found] = await tx.query<{ row: Record<string, unknown> & { version: number } }>({
    text: `SELECT to_jsonb(r) AS row FROM ${TABLE_OF[change.kind]} r WHERE r.tenant_id = $1::uuid AND r.id = $2::uuid FOR UPDATE`,
    values: [context.tenant.id, change.record_id],
  });
  if (!found && (await isMergedAway(context, tx, change))) return { undone: "kept", message: "It was merged into another record since." };
  if (!found) return change.before === null ? { undone: "removed", message: null } : { undone: "kept", message: "It is no longer there." };
  return change.before === null ? remove(context, tx, change, found.row.version) : restore(context, tx, change, found.row);
}

async function isMergedAway({ tenant }: TenantContext, tx: Transaction, { kind, record_id: id }: ChangeRow): Promise<boolean> {
  const rows = await tx.query({
    text: "SELECT 1 FROM crm_merge WHERE tenant_id = $1::uuid AND kind = $2 AND loser_id = $3::uuid AND undone_at IS NULL",
    values: [tenant.id, kind, id],
  });
  return rows.length > 0;
}

/** What points at a record of each kind and is nothing of the import's. */
const POINTS_AT: Record<CrmKind, readonly [table: string, column: string, what: string][]> = {
  lead: [
    ["deal", "lead_id", "It has a deal."],
    ["activity", "lead_id", "Something was done with it since."],
    ["form_submission", "lead_id", "A web form led to it."],
  ],
  contact: [
    ["deal", "contact_id", "It has a deal."],
    ["lead", "contact_id", "A lead belongs to it."],
    ["activity", "contact_id", "Something was done with it since."],
  ],
  company: [
    ["deal", "company_id", "It has a deal."],
    ["contact", "company_id", "It has contacts."],
    ["activity", "company_id", "Something was done with it since."],
  ],
};
const DELETIONS = { lead: "lead.delete", contact: "contact.delete", company: "crm_company.delete" } as const;

async function remove(context: TenantContext, tx: Transaction, { kind, record_id: id, version }: ChangeRow, versionNow: number): Promise<Outcome> {
  const tenantId = context.tenant.id;
  if (versionNow !== version) return { undone: "kept", message: "It was changed since." };
  for (const [table, column, message] of POINTS_AT[kind]) {
    const [points] = await tx.query({
      text: `SELECT 1 FROM ${table} WHERE tenant_id = $1::uuid AND ${column} = $2::uuid LIMIT 1`,
      values: [tenantId, id],
    });
    if (points) return { undone: "kept", message };
  }
  const [merged] = await tx.query({
    text: "SELECT 1 FROM crm_merge WHERE tenant_id = $1::uuid AND survivor_id = $2::uuid AND undone_at IS NULL LIMIT 1",
    values: [tenantId, id],
  });
  if (merged) return { undone: "kept", message: "Another record was merged into it." };
  await tx.query({ text: `DELETE FROM ${TABLE_OF[kind]} WHERE tenant_id = $1::uuid AND id = $2::uuid`, values: [tenantId, id] });
  await recordAudit(context, tx, {
    action: DELETIONS[kind],
    tenantId,
    subjectType: TABLE_OF[kind],
    subjectId: id,
    reason: "its import was taken back",
  });
  return { undone: "removed", message: null };
}

const CHANGES = { lead: "lead.change", contact: "contact.change", company: "crm_company.change" } as const;
/** They follow from others, and go with them. */
const DERIVED: Record<string, readonly string[]> = {
  email_key: ["email"],
  sort_name: ["first_name", "last_name", "name", "email", "phone", "company_name"],
  consent_at: ["has_consent"],
  owner_reason: ["owner_id"],
  currency: ["budget_minor"],
};

async function restore(
  context: TenantContext,
  tx: Transaction,
  change: ChangeRow,
  row: Record<string, unknown> & { version: number },
): Promise<Outcome> {
  const { kind, record_id: id, before, after } = change;
  const tenantId = context.tenant.id;
  const isSame = (column: string) => isDeepStrictEqual(row[column] ?? null, after?.[column] ?? null);
  const columns = Object.keys(before ?? {});
  // A column that follows from others stays when one of them does.
  const isOurs = (column: string) => isSame(column) && (DERIVED[column] ?? []).filter((each) => columns.includes(each)).every(isSame);
  const ours = columns.filter((column) => row.version === change.version || isOurs(column));
  const said = (names: string[]) => names.filter((column) => !(column in DERIVED));
  if (said(ours).length === 0) return { undone: "kept", message: "All that the import changed was changed since." };
  const patch = Object.fromEntries(ours.map((column) => [column, before?.[column] ?? null]));
  await patchRecord(tx, { tenantId, kind, id, patch, at: context.clock.now() });
  const fields = said(ours);
  const audit = {
    action: CHANGES[kind],
    tenantId,
    subjectType: TABLE_OF[kind],
    subjectId: id,
    after: { fields },
    reason: "its import was taken back",
  };
  await recordAudit(context, tx, audit);
  if (kind === "lead") await emit(context, tx, "lead.changed", { tenantId, leadId: id, fields });
  const kept = said(columns.filter((column) => !ours.includes(column)));
  return kept.length === 0 ? { undone: "restored", message: null } : { undone: "partly", message: "Some of it was changed since, and stays." };
}
