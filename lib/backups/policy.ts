import { once, requirePermission, requireRecentSignIn, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { changedMeanwhile } from "#lib/platform/errors";
import { nextDue } from "./due.ts";
import type { WithFolder } from "./folder.ts";
import { type Keepable, type KeepRules, type Thinned, thinOut } from "./retention.ts";
import { BACKUP_COLUMNS, type BackupRow, isGood, viewsOf } from "./rows.ts";
import { type BackupPolicyView, type BackupRules, type BackupView, type ChangeRulesInput, type RetentionPreview, rulesAsShown } from "./schema.ts";

const MOST_THINNED = 5_000;
const MEANWHILE = "Somebody else has changed these rules meanwhile. Look at them again, then save yours.";

export interface PolicyRow {
  rules: BackupRules;
  scheduledSince: Date;
  overdueToldFor: Date | null;
  version: number;
}

interface Row {
  schedule: BackupRules["schedule"];
  weekday: number;
  time_of_day: string;
  time_zone: string;
  is_pruning: boolean;
  keep_last: number;
  keep_daily: number;
  keep_weekly: number;
  keep_monthly: number;
  scheduled_since: Date;
  overdue_told_for: Date | null;
  version: number;
}

/** @param isLocked keeps others from changing it meanwhile */
export async function readPolicy(tx: Queryable, { isLocked = false }: { isLocked?: boolean } = {}): Promise<PolicyRow> {
  const [row] = await tx.query<Row>({
    text: `SELECT schedule, weekday, time_of_day, time_zone, is_pruning, keep_last, keep_daily, keep_weekly, keep_monthly, scheduled_since,
             overdue_told_for, version FROM backup_policy WHERE id = 1 ${isLocked ? "FOR UPDATE" : ""}`,
  });
  if (!row) throw new Error("The rules of backups are missing.");
  return {
    rules: {
      schedule: row.schedule,
      weekday: row.weekday,
      timeOfDay: row.time_of_day,
      timeZone: row.time_zone,
      retention: row.is_pruning ? "thin" : "all",
      keepLast: row.keep_last,
      keepDaily: row.keep_daily,
      keepWeekly: row.keep_weekly,
      keepMonthly: row.keep_monthly,
    },
    scheduledSince: row.scheduled_since,
    overdueToldFor: row.overdue_told_for,
    version: row.version,
  };
}

/** When backups are made by themselves, and which are kept. */
export async function getBackupPolicy(context: StaffContext): Promise<BackupPolicyView> {
  requirePermission(context, "system.monitor");
  const { rules, version } = await readAcrossTenants(context, "backups.read", (tx) => readPolicy(tx));
  const next = nextDue(rules, context.clock.now(), context.jobs.nextRun);
  return { ...rules, version, nextRunAt: next?.toISOString() ?? null };
}

/**
 * Changes when backups are made and which are kept. What these rules no longer keep is removed within minutes.
 * @throws `forbidden` (`reauthentication_required`), `conflict` when somebody else has changed them meanwhile,
 *   with an issue on each rule that stands differently now
 */
export function changeBackupPolicy(context: StaffContext, { version, ...rules }: ChangeRulesInput): Promise<{ version: number }> {
  requirePermission(context, "tenant.manage");
  requireRecentSignIn(context);
  return acrossTenants(context, "backups.policy", (tx) =>
    once(context, tx, async () => {
      const before = await readPolicy(tx, { isLocked: true });
      if (before.version !== version) throw changedMeanwhile(MEANWHILE, rulesAsShown(before.rules), rulesAsShown(rules));
      const { retention, ...rest } = rules;
      const now = context.clock.now();
      const isSameTime = (["schedule", "weekday", "timeOfDay", "timeZone"] as const).every((name) => before.rules[name] === rules[name]);
      await tx.prisma.backupPolicy.updateMany({
        where: { id: 1 },
        data: { ...rest, isPruning: retention === "thin", version: version + 1, updatedAt: now, ...(!isSameTime && { scheduledSince: now }) },
      });
      await recordAudit(context, tx, {
        action: "backup.policy_change",
        tenantId: null,
        subjectType: "backup_policy",
        subjectId: "1",
        before: before.rules,
        after: rules,
      });
      return { version: version + 1 };
    }),
  );
}

/** What rules would keep and remove of what is there now; nothing is changed. */
export async function previewRetention(context: StaffContext, rules: BackupRules, runtime: WithFolder): Promise<RetentionPreview> {
  requirePermission(context, "system.monitor");
  const { views, thinned } = await readAcrossTenants(context, "backups.read", (tx) => thinNow(tx, rules, runtime));
  const told = ({ id, madeAt, createdAt, sizeBytes }: BackupView) => ({ id, madeAt: madeAt ?? createdAt, sizeBytes: sizeBytes ?? 0 });
  const removes = new Set(rules.retention === "thin" ? thinned.remove : []);
  return {
    keeps: views.filter(({ id }) => !removes.has(id)).map((view) => ({ ...told(view), because: thinned.keep.get(view.id) ?? [] })),
    removes: views.filter(({ id }) => removes.has(id)).map(told),
  };
}

/** Every backup that has a file by the record, and what the rules say of it. */
export async function thinNow(tx: Queryable, rules: KeepRules, runtime: WithFolder): Promise<{ views: BackupView[]; thinned: Thinned }> {
  const rows = await tx.query<BackupRow & { is_busy: boolean }>({
    text: `SELECT ${BACKUP_COLUMNS}, EXISTS (SELECT 1 FROM backup_task k WHERE k.backup_id = b.id AND k.state IN ('waiting', 'running')) AS is_busy
           FROM backup b WHERE b.made_at IS NOT NULL AND b.removed_at IS NULL ORDER BY b.created_at DESC, b.id DESC LIMIT $1`,
    values: [MOST_THINNED],
  });
  const busy = new Set(rows.filter(({ is_busy }) => is_busy).map(({ id }) => id));
  const views = (await viewsOf(tx, runtime, rows)).filter(({ state }) => state !== "missing");
  const keepable = views.map((view): Keepable => {
    return { id: view.id, madeAt: new Date(view.madeAt ?? view.createdAt), isGood: isGood(view), isBusy: busy.has(view.id) };
  });
  return { views, thinned: thinOut(keepable, rules) };
}
