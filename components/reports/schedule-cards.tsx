import { newId } from "#lib/platform/crypto";
import { CADENCES, MAILED_LINK_DAYS, memberField, type ReportScheduleView } from "#lib/reports/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { DataList } from "../ui/data-list.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface ScheduleCardsProps {
  reportId: string;
  schedules: ReportScheduleView[];
  members: { id: string; name: string }[];
  /** On whose clocks it is due. */
  zone: string;
  actions: { create: FormAction; pause: FormAction; remove: FormAction };
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const MONTH_DAYS = Array.from({ length: 31 }, (_, at) => at + 1);
const HOURS = Array.from({ length: 24 }, (_, at) => at);
const USUAL_HOUR = 8;

const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
/** When a report is mailed and to whom, and a form for more. */
export function ScheduleCards({ reportId, schedules, members, zone, actions }: ScheduleCardsProps) {
  const t = useWords("reports");
  return (
    <>
      <Card title={t("schedules")} note={t("schedulesNote", { days: String(MAILED_LINK_DAYS), zone })}>
        {schedules.length === 0 ? (
          <p className="text-muted text-sm">{t("noSchedules")}.</p>
        ) : (
          <ul className="grid gap-4">
            {schedules.map((schedule) => (
              <ScheduleItem key={schedule.id} reportId={reportId} schedule={schedule} actions={actions} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("newSchedule")}>
        <ScheduleForm reportId={reportId} members={members} action={actions.create} />
      </Card>
    </>
  );
}

function ScheduleItem({ reportId, schedule, actions }: { reportId: string; schedule: ReportScheduleView; actions: ScheduleCardsProps["actions"] }) {
  const t = useWords("reports");
  const { date, weekdayName, list } = useFormats();
  const { id, when, recipients, nextDueAt, lastSentAt, withheldAt, isPaused } = schedule;
  const hour = hourText(when.hour);
  const said =
    when.cadence === "weekly" ? t("everyWeek", { day: weekdayName(when.weekday), hour }) : t("everyMonth", { day: String(when.monthDay), hour });
  return (
    <li className="grid gap-4 rounded-xl border p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-3 font-medium text-ink">
          {said}
          <Badge tone={isPaused ? "neutral" : "good"} hasDot>
            {t(isPaused ? "paused" : "running")}
          </Badge>
        </p>
        <div className="flex flex-wrap gap-1">
          <ActionForm action={actions.pause} hidden={{ reportId, id, isPaused: isPaused ? "no" : "yes" }} className="contents">
            <SubmitButton variant="ghost" size="sm" aria-label={t(isPaused ? "resumeOf" : "pauseOf", { when: said })}>
              {t(isPaused ? "resume" : "pause")}
            </SubmitButton>
          </ActionForm>
          <ActionForm action={actions.remove} hidden={{ reportId, id }} className="contents">
            <SubmitButton variant="ghost" size="sm" aria-label={t("deleteOf", { when: said })}>
              {t("delete")}
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
      <DataList
        items={[
          { label: t("nextDue"), value: isPaused ? null : <Time value={nextDueAt} precision="minute" /> },
          { label: t("lastSent"), value: lastSentAt ? <Time value={lastSentAt} precision="minute" /> : t("never") },
          ...(withheldAt ? [{ label: t("withheld"), value: t("withheldSays", { when: date(new Date(withheldAt)) }), isWide: true }] : []),
          {
            label: t("recipients"),
            value: <bdi className="wrap-anywhere">{list(recipients.map(({ name, hasEnded }) => (hasEnded ? t("hasEnded", { name }) : name)))}</bdi>,
            isWide: true,
          },
        ]}
      />
    </li>
  );
}

function ScheduleForm({ reportId, members, action }: { reportId: string; members: ScheduleCardsProps["members"]; action: FormAction }) {
  const t = useWords("reports");
  const { weekdayName } = useFormats();
  return (
    <ActionForm
      action={action}
      label={t("newSchedule")}
      fields={["cadence", "weekday", "monthDay", "hour", "addresses", "memberIds"]}
      hidden={{ reportId }}
      idempotencyKey={newId()}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          name="cadence"
          label={t("cadence")}
          options={CADENCES.map((cadence) => ({ value: cadence, label: t(cadence) }))}
          defaultValue="monthly"
        />
        <Select
          name="hour"
          label={t("hour")}
          options={HOURS.map((hour) => ({ value: String(hour), label: hourText(hour) }))}
          defaultValue={String(USUAL_HOUR)}
        />
        <Select
          name="monthDay"
          label={t("monthDay")}
          hint={t("monthDayHint")}
          options={MONTH_DAYS.map((day) => ({ value: String(day), label: String(day) }))}
        />
        <Select
          name="weekday"
          label={t("weekday")}
          hint={t("weekdayHint")}
          options={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day) }))}
        />
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium text-sm text-soft">{t("members")}</legend>
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {members.map(({ id, name }) => (
            <Checkbox key={id} name={memberField(id)} label={name} />
          ))}
        </div>
      </fieldset>
      <TextArea name="addresses" label={t("addresses")} hint={t("addressesHint")} rows={3} isOptional />
      <div>
        <SubmitButton pendingLabel={t("saving")}>{t("sendIt")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
