import { useFormats } from "#components/format/reader-formats";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { sayCount, sumCounts } from "#components/operations/bounded-count";
import { MayNotWatch } from "#components/operations/no-permission";
import { QueueTable } from "#components/operations/queue-table";
import { ScheduleTable } from "#components/operations/schedule-table";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getJobsOverview, isAtRest } from "#lib/operations";
import type { QueueView } from "#lib/operations/schema";
import { newId } from "#lib/platform/crypto";
import { type SearchParams, staffPage } from "#lib/web";
import { runScheduleAction } from "./actions.ts";

export const generateMetadata = pageTitle("operations", "jobs");

const PATH = "/admin/jobs";
const ALL_QUEUES = `${PATH}?queues=all`;

export default async function JobsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("operations");
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("jobs")} />;
  const { asOf, queues, schedules } = await getJobsOverview(context);
  const now = new Date(asOf);
  const showsAll = (await searchParams).queues === "all";
  return (
    <div className="grid gap-6">
      <PageHeader title={t("jobs")} note={t("whatThePortalDoesInThe")} actions={<AsOf at={now} href={showsAll ? ALL_QUEUES : PATH} />} />
      <Figures queues={queues} />
      <Card title={t("queues")} note={t("oneForEachKindOfJob")} actions={<ToSchedules />} isFlush>
        <Queues queues={queues} showsAll={showsAll} />
      </Card>
      <div id="schedules" className="rounded-2xl">
        <Card title={t("schedules")} note={t("whatRunsByTheClock")} isFlush>
          <ScheduleTable schedules={schedules} now={now} runNow={runScheduleAction} idempotencyKey={newId()} />
        </Card>
      </div>
    </div>
  );
}

/** Those in which there is something to see; of the some eighty that there are, most are at rest most of the time. */
function Queues({ queues, showsAll }: { queues: QueueView[]; showsAll: boolean }) {
  const t = useWords("operations");
  const busy = queues.filter((queue) => !isAtRest(queue));
  const resting = queues.length - busy.length;
  if (resting === 0) return <QueueTable queues={queues} />;
  return (
    <>
      {busy.length > 0 || showsAll ? <QueueTable queues={showsAll ? queues : busy} /> : null}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-5 py-4 text-muted text-sm md:px-6">
        {t("queuesAtRest", { count: resting })}
        <TextLink href={showsAll ? PATH : ALL_QUEUES} className="inline-flex min-h-6 items-center">
          {showsAll ? t("showBusyQueues") : t("showAllQueues")}
        </TextLink>
      </p>
    </>
  );
}

/** All queues are some eighty rows, each with links to its runs: nobody should have to pass them to run a schedule. */
function ToSchedules() {
  const t = useWords("operations");
  return (
    <LinkButton href="#schedules" variant="secondary" size="sm" icon={<Icon name="arrow-down" className="size-4" />}>
      {t("schedules")}
    </LinkButton>
  );
}

function Figures({ queues }: { queues: QueueView[] }) {
  const t = useWords("operations");
  const f = useFormats();
  const sum = (of: (queue: QueueView) => QueueView["waiting"]) => sayCount(f, sumCounts(queues.map(of)));
  const waits = queues.flatMap(({ oldestWaitSeconds }) => (oldestWaitSeconds === null ? [] : [oldestWaitSeconds]));
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label={t("waiting")}
        figure={sum((queue) => queue.waiting)}
        icon="hourglass"
        definition={t("runsThatNoWorkerHasTaken")}
        note={waits.length > 0 ? t("firstDueHasWaited", { duration: f.duration(Math.max(...waits) * 1_000) }) : t("noneIsDue")}
      />
      <StatCard label={t("running")} figure={sum((queue) => queue.running)} icon="activity" definition={t("runsThatAWorkerHasTaken")} />
      <StatCard
        label={t("doneInTheLastHour")}
        figure={sum((queue) => queue.doneLastHour)}
        icon="circle-check"
        definition={t("runsThatEndedWellWithinThe")}
        note={t("sumFailedForGoodInThe", { sum: sum((queue) => queue.failedLastHour) })}
      />
      <StatCard
        label={t("deadLetters")}
        figure={sum((queue) => queue.deadLetters)}
        icon="triangle-exclamation-point"
        definition={t("jobsThatFailedAtEveryAttempt")}
        note={t("sumFailedRunsAreKept", { sum: sum((queue) => queue.failed) })}
      />
    </div>
  );
}
