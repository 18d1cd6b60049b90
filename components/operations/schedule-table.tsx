import type { ScheduleView } from "#lib/operations/schema";
import { Time } from "../format/time.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { queuePath, runPath } from "./jobs-address.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";

interface ScheduleTableProps {
  schedules: ScheduleView[];
  now: Date;
  runNow: FormAction;
  /** A fresh value per page view and schedule. */
  newKey: () => string;
}

/** What runs by the clock: when next, how the last run went, and a way to start it now. */
export function ScheduleTable({ schedules, now, runNow, newKey }: ScheduleTableProps) {
  const columns: Column<ScheduleView>[] = [
    {
      key: "queue",
      header: "Job",
      isPrimary: true,
      cell: ({ queue }) => (
        <TextLink href={queuePath(queue)} className="block truncate">
          {queue}
        </TextLink>
      ),
    },
    {
      key: "cron",
      header: "Schedule",
      cell: ({ cron, timeZone }) => (
        <span className="whitespace-nowrap">
          <code>{cron}</code> <span className="text-muted text-xs">{timeZone}</span>
        </span>
      ),
    },
    { key: "next", header: "Next run", showFrom: "md", cell: ({ nextRunAt }) => <Time value={nextRunAt} now={now} className="whitespace-nowrap" /> },
    { key: "last", header: "Last run", cell: (schedule) => <LastRun schedule={schedule} now={now} /> },
    {
      key: "run",
      header: "Start it",
      isHeaderHidden: true,
      cell: ({ queue }) => (
        <ConfirmDialog
          title={`Run ${queue} now?`}
          consequences={[
            "A worker takes it within seconds.",
            "Its own times stay as they are.",
            "While one is due already, no second one is started.",
          ]}
          trigger={{ label: "Run now", ariaLabel: `Run now: ${queue}`, variant: "secondary", size: "sm" }}
          action={runNow}
          hidden={{ queue }}
          idempotencyKey={newKey()}
          confirmLabel="Run now"
          pendingLabel="Starting…"
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Schedules"
      columns={columns}
      rows={schedules}
      rowKey={({ queue }) => queue}
      empty={
        <EmptyState icon="clock" title="No schedules">
          A worker registers them when it starts. Is one running?
        </EmptyState>
      }
    />
  );
}

function LastRun({ schedule: { queue, lastRun }, now }: { schedule: ScheduleView; now: Date }) {
  if (!lastRun) return <span className="whitespace-nowrap text-muted">None kept</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <RunStateBadge state={lastRun.state} />
      <TextLink href={runPath(queue, lastRun.id)} className="inline-flex min-h-6 items-center whitespace-nowrap">
        <Time value={lastRun.endedAt ?? lastRun.startedAt ?? lastRun.createdAt} now={now} />
      </TextLink>
    </span>
  );
}
