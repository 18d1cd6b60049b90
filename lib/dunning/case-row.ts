import type { TenantStatus } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { AppError, notFound } from "#lib/platform/errors";
import type { DunningCase } from "./schema.ts";

export interface CaseRow {
  id: string;
  tenant_id: string;
  tenant_name: string;
  tenant_status: TenantStatus;
  time_zone: string;
  locale: string;
  since: Date;
  amount_minor: number | null;
  currency: string;
  steps: DunningCase["steps"];
  steps_taken: number;
  schedule_from: Date;
  next_at: Date | null;
  state: DunningCase["state"];
  paused_at: Date | null;
  paused_until: Date | null;
  pause_reason: string | null;
  closed_at: Date | null;
  version: number;
}

/** Of a case `c` and its tenant `t`. */
const COLUMNS = `c.id, c.tenant_id, t.name AS tenant_name, t.status AS tenant_status, t.time_zone, t.locale, c.since, c.amount_minor, c.currency, c.steps,
  c.steps_taken, c.schedule_from, c.next_at, c.state, c.paused_at, c.paused_until, c.pause_reason, c.closed_at, c.version`;
export const CASES = `SELECT ${COLUMNS} FROM dunning_case c JOIN tenant t ON t.id = c.tenant_id`;
/** All steps are taken and nothing came of it. */
export const NEEDS_DECISION = "c.state = 'open' AND c.next_at IS NULL AND t.status = 'past_due'";

/** @throws `not_found` */
export async function findCase(tx: Queryable, id: string): Promise<CaseRow> {
  const [row] = await tx.query<CaseRow>({ text: `${CASES} WHERE c.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This case");
  return row;
}

/**
 * The same, kept from others until the transaction ends. The tenant is locked first, as by every change of its standing, which
 * touches the case after it: so they never wait for each other in a circle. @throws `not_found`
 */
export async function lockCase(tx: Transaction, id: string): Promise<CaseRow> {
  await tx.query({ text: "SELECT 1 FROM tenant WHERE id = (SELECT tenant_id FROM dunning_case WHERE id = $1::uuid) FOR UPDATE", values: [id] });
  const [row] = await tx.query<CaseRow>({ text: `${CASES} WHERE c.id = $1::uuid FOR UPDATE OF c`, values: [id] });
  if (!row) throw notFound("This case");
  return row;
}

/** The same for somebody who acts on what they saw. @throws `not_found`, `conflict` when it is not what they saw any more */
export async function lockSeen(tx: Transaction, id: string, version: number): Promise<CaseRow> {
  const row = await lockCase(tx, id);
  if (row.closed_at)
    throw gone(
      row.state === "lost"
        ? `This case is closed: ${row.tenant_name} has left. Nothing was done.`
        : `This case is closed: ${row.tenant_name} has paid. Nothing was done.`,
    );
  if (row.version !== version) throw gone("This case has changed meanwhile: a step was taken, or somebody else did something. Look at it again.");
  return row;
}

const gone = (message: string) => new AppError("conflict", message, { reason: "changed_since" });

export const scheduleOf = (row: CaseRow) => ({
  steps: row.steps,
  stepsTaken: row.steps_taken,
  scheduleFrom: row.schedule_from,
  nextAt: row.next_at,
});

export const caseOf = (row: CaseRow): DunningCase => ({
  id: row.id,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  tenantStatus: row.tenant_status,
  since: row.since.toISOString(),
  amountMinor: row.amount_minor,
  currency: row.currency,
  state: row.state,
  steps: row.steps,
  stepsTaken: row.steps_taken,
  nextAt: row.next_at?.toISOString() ?? null,
  needsDecision: row.state === "open" && row.next_at === null && row.tenant_status === "past_due",
  pausedUntil: row.paused_until?.toISOString() ?? null,
  pauseReason: row.pause_reason,
  closedAt: row.closed_at?.toISOString() ?? null,
  version: row.version,
});
