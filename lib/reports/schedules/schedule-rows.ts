import type { Queryable } from "#lib/platform/database";
import { REPORT_LIMITS } from "../report-schema.ts";
import { type Cadence, type ReportScheduleView, reportSchedule } from "./schedule-schema.ts";

export interface CadenceColumns {
  cadence: string;
  weekday: number | null;
  month_day: number | null;
  hour: number;
}

interface ScheduleRow extends CadenceColumns {
  id: string;
  recipients: { userId: string | null; name: string; hasEnded: boolean }[];
  next_due_at: Date;
  last_sent_at: Date | null;
  paused_at: Date | null;
  withheld_at: Date | null;
  created_at: Date;
}

/** The database holds nothing else: see `report_schedule_when`. */
export const cadenceOf = ({ cadence, weekday, month_day: monthDay, hour }: CadenceColumns): Cadence =>
  cadence === "weekly" ? { cadence: "weekly", weekday: weekday ?? 1, hour } : { cadence: "monthly", monthDay: monthDay ?? 1, hour };

/** The schedules of a report, the oldest first. @param id only this one */
export async function findSchedules(tx: Queryable, tenantId: string, reportId: string, id: string | null = null): Promise<ReportScheduleView[]> {
  const rows = await tx.query<ScheduleRow>({
    name: "report-schedules",
    text: `SELECT s.id, s.cadence, s.weekday, s.month_day, s.hour, s.next_due_at, s.last_sent_at, s.paused_at, s.withheld_at, s.created_at,
             coalesce((SELECT jsonb_agg(jsonb_build_object('userId', r.user_id, 'name', coalesce(u.name, r.email, ''), 'hasEnded', r.unsubscribed_at IS NOT NULL)
                         ORDER BY r.user_id IS NULL, lower(coalesce(u.name, r.email, '')), r.id)
                       FROM report_recipient r LEFT JOIN "user" u ON u.id = r.user_id WHERE r.tenant_id = s.tenant_id AND r.schedule_id = s.id), '[]') AS recipients
           FROM report_schedule s WHERE s.tenant_id = $1::uuid AND s.report_id = $2::uuid AND ($3::uuid IS NULL OR s.id = $3::uuid)
           ORDER BY s.created_at, s.id LIMIT ${REPORT_LIMITS.schedules}`,
    values: [tenantId, reportId, id],
  });
  return rows.map((row) =>
    reportSchedule.parse({
      id: row.id,
      when: cadenceOf(row),
      recipients: row.recipients,
      nextDueAt: row.next_due_at.toISOString(),
      lastSentAt: row.last_sent_at?.toISOString() ?? null,
      withheldAt: row.withheld_at?.toISOString() ?? null,
      isPaused: row.paused_at !== null,
      createdAt: row.created_at.toISOString(),
    }),
  );
}
