import type { Metadata } from "next";
import { formatDuration } from "#components/format/duration";
import { AsOf } from "#components/operations/as-of";
import { sayCount, sumCounts } from "#components/operations/bounded-count";
import { MayNotWatch } from "#components/operations/no-permission";
import { QueueTable } from "#components/operations/queue-table";
import { ScheduleTable } from "#components/operations/schedule-table";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { can } from "#lib/access";
import { getJobsOverview } from "#lib/operations";
import type { QueueView } from "#lib/operations/schema";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { runScheduleAction } from "./actions.ts";

export const metadata: Metadata = { title: "Jobs" };

const PATH = "/admin/jobs";

export default async function JobsPage() {
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title="Jobs" />;
  const { asOf, queues, schedules } = await getJobsOverview(context);
  const now = new Date(asOf);
  return (
    <div className="grid gap-6">
      <PageHeader title="Jobs" note="What the portal does in the background, counted now." actions={<AsOf at={now} href={PATH} />} />
      <Figures queues={queues} />
      <Card title="Queues" note="One for each kind of job. Counts stop at 10,000." isFlush>
        <QueueTable queues={queues} />
      </Card>
      <Card title="Schedules" note="What runs by the clock." isFlush>
        <ScheduleTable schedules={schedules} now={now} runNow={runScheduleAction} newKey={newId} />
      </Card>
    </div>
  );
}

function Figures({ queues }: { queues: QueueView[] }) {
  const sum = (of: (queue: QueueView) => QueueView["waiting"]) => sayCount(sumCounts(queues.map(of)));
  const waits = queues.flatMap(({ oldestWaitSeconds }) => (oldestWaitSeconds === null ? [] : [oldestWaitSeconds]));
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label="Waiting"
        figure={sum((queue) => queue.waiting)}
        icon="hourglass"
        definition="Runs that no worker has taken yet, also those that are due later or wait to be tried again."
        note={waits.length > 0 ? `The first due has waited ${formatDuration(Math.max(...waits) * 1_000)}.` : "None is due."}
      />
      <StatCard label="Running" figure={sum((queue) => queue.running)} icon="activity" definition="Runs that a worker has taken and not ended." />
      <StatCard
        label="Done in the last hour"
        figure={sum((queue) => queue.doneLastHour)}
        icon="circle-check"
        definition="Runs that ended well within the last 60 minutes."
        note={`${sum((queue) => queue.failedLastHour)} failed for good in the same time.`}
      />
      <StatCard
        label="Dead letters"
        figure={sum((queue) => queue.deadLetters)}
        icon="triangle-exclamation-point"
        definition="Jobs that failed at every attempt, kept for 60 days until somebody sends them again or deletes them."
        note={`${sum((queue) => queue.failed)} failed runs are kept.`}
      />
    </div>
  );
}
