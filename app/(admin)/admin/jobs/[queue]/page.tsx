import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { formatDuration } from "#components/format/duration";
import { AsOf } from "#components/operations/as-of";
import { sayCount } from "#components/operations/bounded-count";
import { JOBS_PATH, queuePath } from "#components/operations/jobs-address";
import { MayNotWatch } from "#components/operations/no-permission";
import { RunTable } from "#components/operations/run-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SearchForm } from "#components/ui/search-form";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listRuns } from "#lib/operations";
import { type ListRunsInput, listRunsInput, type QueueView, queueName, RUN_LISTS } from "#lib/operations/schema";
import { isAppError } from "#lib/platform/errors";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

interface Props {
  params: Promise<{ queue: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Jobs: ${nameOf((await params).queue)}` };
}

/** Next gives the part of the address as it was sent. */
function nameOf(part: string): string {
  const parsed = queueName.safeParse(decodeURIComponent(part));
  if (!parsed.success) notFound();
  return parsed.data;
}

export default async function QueuePage({ params, searchParams }: Props) {
  const [part, asked] = await Promise.all([params, searchParams]);
  const name = nameOf(part.queue);
  const path = queuePath(name);
  const context = await staffPage(path);
  if (!can(context, "system.monitor")) return <MayNotWatch title={name} />;
  // Dead letters are shown with the queue they came from.
  if (name.endsWith(".dead")) redirect(addressOf(queuePath(name.slice(0, -".dead".length)), { state: "dead" }));
  const list = await readByAddress(listRunsInput, chooseParams(asked, ["state", "search", "cursor"]), (input) => read(context, name, input));
  const now = context.clock.now();
  const input: Partial<ListRunsInput> = list.problem === null ? list.input : {};
  const address = ({ state, search, cursor }: Partial<ListRunsInput>) =>
    addressOf(path, { state: state === "all" ? undefined : state, search, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={name}
        note={list.problem === null ? noteOf(list.answer.queue) : undefined}
        breadcrumbs={[{ label: "Jobs", href: JOBS_PATH }, { label: name }]}
        actions={<AsOf at={now} href={address(input)} />}
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title="The dead letter is deleted." /> : null}
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm action={path} label="Find a run by its id" placeholder="Id of a run" defaultValue={input.search} submitLabel="Find" />
          <Tabs label="State" items={tabs(list.problem === null ? list.answer.queue : null, input, address)} />
        </div>
        {list.problem === null ? (
          <RunTable
            runs={list.answer.runs}
            now={now}
            areDead={list.input.state === "dead" && !list.input.search}
            empty={<NoRuns input={list.input} path={path} />}
          />
        ) : (
          <AddressProblem problem={list.problem} firstHref={path} className="m-5 md:m-6" />
        )}
      </Card>
      {list.problem === null ? (
        <Pagination
          label="Pages of runs"
          firstHref={list.input.cursor ? address({ ...list.input, cursor: undefined }) : null}
          nextHref={list.answer.nextCursor ? address({ ...list.input, cursor: list.answer.nextCursor }) : null}
        />
      ) : null}
    </div>
  );
}

async function read(context: Parameters<typeof listRuns>[0], name: string, input: ListRunsInput) {
  try {
    return await listRuns(context, name, input);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
}

const TAB_LABELS: Record<ListRunsInput["state"], string> = {
  all: "All",
  waiting: "Waiting",
  running: "Running",
  failed: "Failed",
  finished: "Done and cancelled",
  dead: "Dead letters",
};

function tabs(queue: QueueView | null, input: Partial<ListRunsInput>, address: (input: Partial<ListRunsInput>) => string) {
  const counts = queue ? { waiting: queue.waiting, running: queue.running, failed: queue.failed, dead: queue.deadLetters } : {};
  return RUN_LISTS.map((state) => {
    const count = counts[state as keyof typeof counts];
    return {
      label: count?.isMore ? `${TAB_LABELS[state]} (${sayCount(count)})` : TAB_LABELS[state],
      href: address({ state }),
      isCurrent: !input.search && (input.state ?? "all") === state,
      ...(count && !count.isMore && count.count > 0 && { count: count.count }),
    };
  });
}

function noteOf({ oldestWaitSeconds, doneLastHour, failedLastHour, retryLimit, timeLimitSeconds }: QueueView): string {
  const wait = oldestWaitSeconds === null ? "None is due" : `The first due has waited ${formatDuration(oldestWaitSeconds * 1_000)}`;
  const retries = retryLimit === 0 ? "is not tried again" : `is tried again up to ${retryLimit === 1 ? "once" : `${retryLimit} times`}`;
  return `${wait}. In the last hour ${sayCount(doneLastHour)} done, ${sayCount(failedLastHour)} failed for good. A run may take ${formatDuration(timeLimitSeconds * 1_000)} and ${retries}.`;
}

const EMPTY: Record<ListRunsInput["state"], { title: string; why: string }> = {
  all: { title: "No runs", why: "Nothing was sent to this queue lately. What is done is kept for a week." },
  waiting: { title: "Nothing waits", why: "Every run was taken by a worker." },
  running: { title: "Nothing runs", why: "No worker is at work on this queue at the moment." },
  failed: { title: "Nothing has failed", why: "Runs that failed at every attempt are kept here for a week." },
  finished: { title: "Nothing is done yet", why: "Runs that are done or cancelled are kept here for a week." },
  dead: { title: "No dead letters", why: "Jobs that failed at every attempt lie here for 60 days until somebody decides." },
};

function NoRuns({ input, path }: { input: ListRunsInput; path: string }) {
  if (!input.search && !input.cursor) {
    return (
      <EmptyState icon="inbox" title={EMPTY[input.state].title}>
        {EMPTY[input.state].why}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title="No run here"
      action={
        <LinkButton href={path} variant="secondary">
          Show all runs
        </LinkButton>
      }
    >
      {input.search
        ? `This queue has no run “${input.search}”, or it is no longer kept. The whole id is needed.`
        : "There is nothing more on this page of the list."}
    </EmptyState>
  );
}
