import type { Transaction } from "#lib/platform/database";
import type { Written } from "./write-lines.ts";

const MOST_MESSAGE = 500;

/** Keeps what became of some lines, and what each record was before. */
export async function keepLines(
  tx: Transaction,
  { tenantId, importId }: { tenantId: string; importId: string },
  { plans, changes }: Written,
): Promise<void> {
  if (plans.length === 0) return;
  const lines = plans.map((plan) => ({
    line: plan.line,
    outcome: plan.outcome,
    label: plan.label.slice(0, 300),
    fields: plan.outcome === "change" ? plan.fields : [],
    field: plan.outcome === "refuse" ? plan.field : null,
    message: plan.outcome === "refuse" || plan.outcome === "same" ? (plan.message?.slice(0, MOST_MESSAGE) ?? null) : null,
    cells: plan.outcome === "refuse" ? plan.cells : null,
    record_id: plan.recordId ?? (plan.outcome === "change" ? plan.record.id : null),
  }));
  await tx.query({
    text: `INSERT INTO crm_import_line (tenant_id, import_id, line, outcome, label, fields, field, message, cells, record_id)
           SELECT $1::uuid, $2::uuid, r.line, r.outcome, r.label, r.fields, r.field, r.message, r.cells, r.record_id
           FROM jsonb_to_recordset($3::jsonb) AS r (line int, outcome text, label text, fields text[], field text, message text, cells jsonb, record_id uuid)`,
    values: [tenantId, importId, JSON.stringify(lines)],
  });
  if (changes.length === 0) return;
  const rows = changes.map(({ recordId, ...change }) => ({ ...change, record_id: recordId, label: change.label.slice(0, 300) }));
  await tx.query({
    text: `INSERT INTO crm_import_change (tenant_id, import_id, ordinal, line, kind, record_id, label, before, after, version)
           SELECT $1::uuid, $2::uuid, n.last + r.ordinality, r.line, r.kind, r.record_id, r.label, r.before, r.after, r.version
           FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (line int, kind text, record_id uuid, label text, before jsonb, after jsonb, version int))
             WITH ORDINALITY AS r (line, kind, record_id, label, before, after, version, ordinality),
             (SELECT coalesce(max(ordinal), 0) AS last FROM crm_import_change WHERE tenant_id = $1::uuid AND import_id = $2::uuid) n`,
    values: [tenantId, importId, JSON.stringify(rows)],
  });
}
