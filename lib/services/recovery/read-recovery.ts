import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { RecoveryAction, RecoveryStep } from "../graph/guided-recovery.ts";
import { maintenanceOf } from "../maintenance/maintenance-of.ts";
import { requireServiceReader } from "../staff.ts";
import { readingsNow } from "../watch/explain-now.ts";
import type { RecoveryList, RecoveryView } from "./shapes.ts";
import { type TakenStep, verifySteps } from "./verify-steps.ts";

const MOST_LISTED = 100;

interface RecoveryRow {
  id: string;
  cause: string;
  incident_id: string | null;
  started_at: Date;
  started_by: string | null;
  ended_at: Date | null;
  end: RecoveryView["end"];
}

interface StepRow {
  service_key: string;
  name: string;
  action: RecoveryAction;
  part: RecoveryStep["part"];
  verified_by: RecoveryStep["verifiedBy"];
  after: string[];
  other_causes: string[];
  done_at: Date | null;
  verified_at: Date | null;
  confirmed_by_id: string | null;
  has_hook: boolean;
  runbook_url: string | null;
}

const RECOVERIES = `SELECT r.id, r.cause_key AS cause, r.incident_id, r.started_at, u.name AS started_by, r.ended_at, r."end"
  FROM recovery r LEFT JOIN "user" u ON u.id = r.started_by_id`;

/** The newest first. @throws `forbidden` without `service.read` */
export async function listRecoveries(context: StaffContext): Promise<RecoveryList> {
  requireServiceReader(context);
  const rows = await readAcrossTenants(context, "recovery.list", (tx) =>
    tx.query<RecoveryRow>({ text: `${RECOVERIES} ORDER BY r.started_at DESC, r.id DESC LIMIT $1`, values: [MOST_LISTED] }),
  );
  return { recoveries: rows.map(recoveryOf) };
}

/** A recovery with its steps, as they stand by what is measured now. @throws `not_found`, `forbidden` without `service.read` */
export async function getRecovery(context: StaffContext, id: string): Promise<RecoveryView> {
  requireServiceReader(context);
  return readAcrossTenants(context, "recovery.list", (tx) => readRecovery(tx, id, context.clock.now()));
}

/** The recovery of a cause that runs; null for none. @throws `forbidden` without `service.read` */
export async function runningRecovery(context: StaffContext, cause: string): Promise<RecoveryView | null> {
  requireServiceReader(context);
  return readAcrossTenants(context, "recovery.list", async (tx) => {
    const [row] = await tx.query<{ id: string }>({ text: "SELECT id FROM recovery WHERE cause_key = $1 AND ended_at IS NULL", values: [cause] });
    return row ? readRecovery(tx, row.id, context.clock.now()) : null;
  });
}

/** @throws `not_found` */
export async function readRecovery(tx: Queryable, id: string, now: Date): Promise<RecoveryView> {
  const [row] = await tx.query<RecoveryRow>({ text: `${RECOVERIES} WHERE r.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This recovery");
  const steps = await tx.query<StepRow>({
    text: `SELECT x.service_key, coalesce(s.name, x.service_key) AS name, x.action, x.part, x.verified_by, x.after, x.other_causes, x.done_at, x.verified_at,
             x.confirmed_by_id, h.service_id IS NOT NULL AS has_hook, s.runbook_url
           FROM recovery_step x LEFT JOIN service s ON s.key = x.service_key LEFT JOIN service_restart_hook h ON h.service_id = s.id
           WHERE x.recovery_id = $1::uuid ORDER BY x.position`,
    values: [id],
  });
  const readings = await readingsNow(tx, await maintenanceOf(tx, now));
  const facts = new Map(steps.map((step) => [step.service_key, step]));
  return {
    ...recoveryOf(row),
    steps: verifySteps(steps.map(takenOf), readings, now).map((step) => ({
      service: step.key,
      name: facts.get(step.key)?.name ?? step.key,
      action: step.action,
      part: step.part,
      verifiedBy: step.verifiedBy,
      after: step.after,
      otherCauses: step.otherCauses,
      // What is over stays as it was left.
      status: row.ended_at ? (step.verifiedAt ? "done" : "waiting") : step.status,
      state: readings.get(step.key)?.state ?? "unknown",
      doneAt: step.doneAt?.toISOString() ?? null,
      verifiedAt: step.verifiedAt?.toISOString() ?? null,
      hasRestartHook: facts.get(step.key)?.has_hook ?? false,
      runbookUrl: facts.get(step.key)?.runbook_url ?? null,
    })),
  };
}

const recoveryOf = (row: RecoveryRow) => ({
  id: row.id,
  cause: row.cause,
  incidentId: row.incident_id,
  startedAt: row.started_at.toISOString(),
  startedBy: row.started_by,
  endedAt: row.ended_at?.toISOString() ?? null,
  end: row.end,
});

const takenOf = (row: StepRow): TakenStep => ({
  key: row.service_key,
  action: row.action,
  part: row.part,
  verifiedBy: row.verified_by,
  after: row.after,
  otherCauses: row.other_causes,
  doneAt: row.done_at,
  verifiedAt: row.verified_at,
  isConfirmed: row.confirmed_by_id !== null,
});
