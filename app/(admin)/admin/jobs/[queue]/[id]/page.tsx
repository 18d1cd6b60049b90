import { notFound } from "next/navigation";
import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getWords, pageTitle, useWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { JOBS_PATH, queuePath, runPath } from "#components/operations/jobs-address";
import { JsonView } from "#components/operations/json-view";
import { MayNotWatch } from "#components/operations/no-permission";
import { RunActs } from "#components/operations/run-acts";
import { runDurationMs } from "#components/operations/run-duration";
import { RunStateBadge } from "#components/operations/run-state-badge";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getRun } from "#lib/operations";
import { queueName, type RunDetail } from "#lib/operations/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import type { Words } from "#words";
import { cancelRunAction, deleteDeadLetterAction, retryRunAction } from "../../actions.ts";

interface Props {
  params: Promise<{ queue: string; id: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = pageTitle("operations", "runOfAJob");

export default async function RunPage({ params, searchParams }: Props) {
  const t = await getWords("operations");
  const f = await getFormats();
  const [{ queue: part, id }, asked] = await Promise.all([params, searchParams]);
  const queue = queueName.safeParse(decodeURIComponent(part));
  if (!queue.success) notFound();
  const path = runPath(queue.data, id);
  const context = await staffPage(path);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("runOfAJob")} />;
  const run = await readById(id, () => getRun(context, { queue: queue.data, id }));
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={run.state === "dead" ? t("deadLetterOfQueue", { queue: run.queue }) : t("runOfQueue", { queue: run.queue })}
        mark={<RunStateBadge state={run.state} />}
        note={<code className="select-all wrap-anywhere">{run.id}</code>}
        breadcrumbs={[
          { label: t("jobs"), href: JOBS_PATH },
          { label: run.queue, href: addressOf(queuePath(run.queue), { state: run.state === "dead" ? "dead" : undefined }) },
          { label: run.state === "dead" ? t("deadLetter") : t("run") },
        ]}
        actions={<RunActs run={run} retry={retryRunAction} cancel={cancelRunAction} remove={deleteDeadLetterAction} newKey={newId} />}
      />
      <Sent how={asked.sent} />
      {run.error ? (
        <Callout tone={run.state === "done" ? "info" : "bad"} title={run.state === "done" ? t("anEarlierAttemptFailed") : t("whatWentWrong")}>
          <p dir="auto" className="wrap-anywhere">
            {run.error}
          </p>
        </Callout>
      ) : null}
      <Card title={t("timesAndAttempts")} actions={<AsOf at={now} href={path} />}>
        <DataList columns={3} items={facts(run, now, t, f)} />
      </Card>
      <Card title={t("whatItWasGiven")} note={t("secretsAreLeftOutAndE")}>
        <JsonView value={run.data} label={t("itsDataAsJson")} />
      </Card>
      <Card title={run.state === "done" ? t("whatItReturned") : t("whatItSaid")} note={t("ofTheLastAttemptThatEnded")}>
        <JsonView value={run.output} label={t("itsOutputAsJson")} />
      </Card>
      {run.source || run.descendants.length > 0 ? <Kin run={run} now={now} /> : null}
    </div>
  );
}

function Sent({ how }: { how: string | string[] | undefined }) {
  const t = useWords("operations");
  if (how === "1") return <Callout tone="good" role="status" title={t("itWasSentAgainAWorker")} />;
  return how === "already" ? <Callout tone="info" role="status" title={t("itWasSentAgainAlreadyAs")} /> : null;
}

function facts(run: RunDetail, now: Date, t: Words<"operations">, f: Formats) {
  const moment = (at: string | null) => <Time value={at} precision="second" />;
  const isDead = run.state === "dead";
  return [
    { label: isDead ? t("becameADeadLetter") : t("written"), value: moment(run.createdAt) },
    ...(isDead ? [] : [{ label: t("due"), value: moment(run.dueAt) }]),
    ...(isDead ? [] : [{ label: t("lastAttemptBegan"), value: moment(run.startedAt) }]),
    ...(isDead ? [] : [{ label: t("ended"), value: moment(run.endedAt) }]),
    ...(isDead ? [] : [{ label: run.state === "running" ? t("underWayFor") : t("lastAttemptTook"), value: f.duration(runDurationMs(run, now)) }]),
    {
      label: t("attempts"),
      value: isDead
        ? (run.source?.attempts ?? t("noneItDoesNotFit"))
        : t("attemptsOf", { attempts: f.number(run.attempts), limit: f.number(run.attemptLimit) }),
    },
    ...(isDead ? [] : [{ label: t("mayTake"), value: f.duration(run.timeLimitSeconds * 1_000) }]),
    ...(run.keptUntil ? [{ label: t("keptUntil"), value: moment(run.keptUntil) }] : []),
  ];
}

/** Where it came from, and what came of it. */
function Kin({ run, now }: { run: RunDetail; now: Date }) {
  const t = useWords("operations");
  return (
    <Card title={t("beforeAndAfter")} note={t("otherRunsOfTheSameWork")}>
      <ul className="grid gap-3 text-sm">
        {run.source ? (
          <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-muted">{t("itIsTheDeadLetterOf")}</span>
            <TextLink href={runPath(run.source.queue, run.source.id)} className="inline-flex min-h-6 items-center font-mono text-xs">
              {run.source.id}
            </TextLink>
          </li>
        ) : null}
        {run.descendants.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RunStateBadge state={each.state} />
            <TextLink href={runPath(run.queue, each.id)} className="inline-flex min-h-6 items-center font-mono text-xs">
              {each.id}
            </TextLink>
            <Time value={each.createdAt} now={now} className="text-muted" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
