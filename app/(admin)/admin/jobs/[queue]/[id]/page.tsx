import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatDuration } from "#components/format/duration";
import { Time } from "#components/format/time";
import { AsOf } from "#components/operations/as-of";
import { JOBS_PATH, queuePath, runPath } from "#components/operations/jobs-address";
import { JsonView } from "#components/operations/json-view";
import { MayNotWatch } from "#components/operations/no-permission";
import { RunActs } from "#components/operations/run-acts";
import { RunStateBadge } from "#components/operations/run-state-badge";
import { runDurationMs } from "#components/operations/run-table";
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
import { cancelRunAction, deleteDeadLetterAction, retryRunAction } from "../../actions.ts";

interface Props {
  params: Promise<{ queue: string; id: string }>;
  searchParams: SearchParams;
}

export const metadata: Metadata = { title: "Run of a job" };

export default async function RunPage({ params, searchParams }: Props) {
  const [{ queue: part, id }, asked] = await Promise.all([params, searchParams]);
  const queue = queueName.safeParse(decodeURIComponent(part));
  if (!queue.success) notFound();
  const path = runPath(queue.data, id);
  const context = await staffPage(path);
  if (!can(context, "system.monitor")) return <MayNotWatch title="Run of a job" />;
  const run = await readById(id, () => getRun(context, { queue: queue.data, id }));
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={run.state === "dead" ? `Dead letter of ${run.queue}` : `Run of ${run.queue}`}
        mark={<RunStateBadge state={run.state} />}
        note={<code className="select-all wrap-anywhere">{run.id}</code>}
        breadcrumbs={[
          { label: "Jobs", href: JOBS_PATH },
          { label: run.queue, href: addressOf(queuePath(run.queue), { state: run.state === "dead" ? "dead" : undefined }) },
          { label: run.state === "dead" ? "Dead letter" : "Run" },
        ]}
        actions={<RunActs run={run} retry={retryRunAction} cancel={cancelRunAction} remove={deleteDeadLetterAction} newKey={newId} />}
      />
      <Sent how={asked.sent} />
      {run.error ? (
        <Callout tone={run.state === "done" ? "info" : "bad"} title={run.state === "done" ? "An earlier attempt failed" : "What went wrong"}>
          <p dir="auto" className="wrap-anywhere">
            {run.error}
          </p>
        </Callout>
      ) : null}
      <Card title="Times and attempts" actions={<AsOf at={now} href={path} />}>
        <DataList columns={3} items={facts(run, now)} />
      </Card>
      <Card title="What it was given" note="Secrets are left out, and e-mail addresses are shortened.">
        <JsonView value={run.data} label="Its data as JSON" />
      </Card>
      <Card title={run.state === "done" ? "What it returned" : "What it said"} note="Of the last attempt that ended, redacted in the same way.">
        <JsonView value={run.output} label="Its output as JSON" />
      </Card>
      {run.source || run.descendants.length > 0 ? <Kin run={run} now={now} /> : null}
    </div>
  );
}

function Sent({ how }: { how: string | string[] | undefined }) {
  if (how === "1") return <Callout tone="good" role="status" title="It was sent again. A worker takes it within seconds." />;
  return how === "already" ? <Callout tone="info" role="status" title="It was sent again already, as this run." /> : null;
}

function facts(run: RunDetail, now: Date) {
  const moment = (at: string | null) => <Time value={at} precision="second" />;
  const isDead = run.state === "dead";
  return [
    { label: isDead ? "Became a dead letter" : "Written", value: moment(run.createdAt) },
    ...(isDead ? [] : [{ label: "Due", value: moment(run.dueAt) }]),
    ...(isDead ? [] : [{ label: "Last attempt began", value: moment(run.startedAt) }]),
    ...(isDead ? [] : [{ label: "Ended", value: moment(run.endedAt) }]),
    ...(isDead ? [] : [{ label: run.state === "running" ? "Under way for" : "Last attempt took", value: formatDuration(runDurationMs(run, now)) }]),
    { label: "Attempts", value: isDead ? (run.source?.attempts ?? "None: it does not fit its queue") : `${run.attempts} of ${run.attemptLimit}` },
    ...(isDead ? [] : [{ label: "May take", value: formatDuration(run.timeLimitSeconds * 1_000) }]),
    ...(run.keptUntil ? [{ label: "Kept until", value: moment(run.keptUntil) }] : []),
  ];
}

/** Where it came from, and what came of it. */
function Kin({ run, now }: { run: RunDetail; now: Date }) {
  return (
    <Card title="Before and after" note="Other runs of the same work.">
      <ul className="grid gap-3 text-sm">
        {run.source ? (
          <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-muted">It is the dead letter of</span>
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
