import type { ScheduleView } from "#lib/operations/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { Consequences } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { queuePath, runPath } from "./jobs-address.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";
import { RunNow, ScheduleRunner } from "./schedule-runner.tsx";

interface ScheduleTableProps {
  schedules: ScheduleView[];
  now: Date;
  runNow: FormAction;
  /** A fresh value per page view. */
  idempotencyKey: string;
}

/** What runs by the clock: when next, how the last run went, and a way to start it now. */
export function ScheduleTable({ schedules, now, runNow, idempotencyKey }: ScheduleTableProps) {
  const t = useWords("operations");
  const columns: Column<ScheduleView>[] = [
    {
      key: "queue",
      header: t("job"),
      isPrimary: true,
      cell: ({ queue }) => (
        <TextLink href={queuePath(queue)} className="block truncate">
          {queue}
        </TextLink>
      ),
    },
    {
      key: "cron",
      header: t("schedule"),
      cell: ({ cron, timeZone }) => (
        <span className="whitespace-nowrap">
          <code>{cron}</code> <span className="text-muted text-xs">{timeZone}</span>
        </span>
      ),
    },
    {
      key: "next",
      header: t("nextRun"),
      showFrom: "md",
      cell: ({ nextRunAt }) => <Time value={nextRunAt} now={now} className="whitespace-nowrap" />,
    },
    { key: "last", header: t("lastRun"), cell: (schedule) => <LastRun schedule={schedule} now={now} /> },
    {
      key: "run",
      header: t("startIt"),
      isHeaderHidden: true,
      cell: ({ queue }) => <RunNow queue={queue} label={t("runNow")} ariaLabel={t("runNowQueue", { queue })} />,
    },
  ];
  return (
    <ScheduleRunner
      queues={schedules.map(({ queue }) => queue)}
      run={runNow}
      idempotencyKey={idempotencyKey}
      words={{ title: t("runAScheduleNow"), job: t("job"), run: t("runNow"), starting: t("starting") }}
      consequences={<Consequences lines={[t("aWorkerTakesItWithinSeconds2"), t("itsOwnTimesStayAsThey"), t("whileOneIsDueAlreadyNo")]} />}
    >
      <DataTable
        caption={t("schedules")}
        columns={columns}
        rows={schedules}
        rowKey={({ queue }) => queue}
        empty={
          <EmptyState icon="clock" title={t("noSchedules")}>
            {t("aWorkerRegistersThemWhenIt")}
          </EmptyState>
        }
      />
    </ScheduleRunner>
  );
}

function LastRun({ schedule: { queue, lastRun }, now }: { schedule: ScheduleView; now: Date }) {
  const t = useWords("operations");
  if (!lastRun) return <span className="whitespace-nowrap text-muted">{t("noneKept")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <RunStateBadge state={lastRun.state} />
      <TextLink href={runPath(queue, lastRun.id)} className="inline-flex min-h-6 items-center whitespace-nowrap">
        <Time value={lastRun.endedAt ?? lastRun.startedAt ?? lastRun.createdAt} now={now} />
      </TextLink>
    </span>
  );
}
