import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { Formats } from "#components/format/reader-formats";
import { getFormats, getSay, getWords, useSay, useWords } from "#components/format/words";
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
import type { Words } from "#words";

interface Props {
  params: Promise<{ queue: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getWords("operations");
  return { title: t("jobsOf", { queue: nameOf((await params).queue) }) };
}

/** Next gives the part of the address as it was sent. */
function nameOf(part: string): string {
  const parsed = queueName.safeParse(decodeURIComponent(part));
  if (!parsed.success) notFound();
  return parsed.data;
}

export default async function QueuePage({ params, searchParams }: Props) {
  const say = await getSay();
  const t = await getWords("operations");
  const f = await getFormats();
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
        note={list.problem === null ? noteOf(list.answer.queue, t, f) : undefined}
        breadcrumbs={[{ label: t("jobs"), href: JOBS_PATH }, { label: name }]}
        actions={<AsOf at={now} href={address(input)} />}
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("theDeadLetterIsDeleted")} /> : null}
      <Card isFlush>
        <div className="grid gap-4 px-5 pt-5 md:px-6 md:pt-6">
          <SearchForm action={path} label={t("findARunByItsId")} placeholder={t("idOfARun")} defaultValue={input.search} submitLabel={t("find")} />
          <Tabs label={t("state")} items={tabs(list.problem === null ? list.answer.queue : null, input, address, say, f)} />
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
          label={t("pagesOfRuns")}
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

function tabs(
  queue: QueueView | null,
  input: Partial<ListRunsInput>,
  address: (input: Partial<ListRunsInput>) => string,
  say: (sentence: string) => string,
  f: Formats,
) {
  const counts = queue ? { waiting: queue.waiting, running: queue.running, failed: queue.failed, dead: queue.deadLetters } : {};
  return RUN_LISTS.map((state) => {
    const count = counts[state as keyof typeof counts];
    return {
      label: count?.isMore ? `${say(TAB_LABELS[state])} (${sayCount(f, count)})` : say(TAB_LABELS[state]),
      href: address({ state }),
      isCurrent: !input.search && (input.state ?? "all") === state,
      ...(count && !count.isMore && count.count > 0 && { count: count.count }),
    };
  });
}

function noteOf(queue: QueueView, t: Words<"operations">, f: Formats): string {
  const { oldestWaitSeconds, doneLastHour, failedLastHour, retryLimit, timeLimitSeconds } = queue;
  const wait = oldestWaitSeconds === null ? t("noneIsDue") : t("firstDueHasWaited", { duration: f.duration(oldestWaitSeconds * 1_000) });
  const hour = t("inTheLastHour", { done: sayCount(f, doneLastHour), failed: sayCount(f, failedLastHour) });
  return `${wait} ${hour} ${t("runMayTake", { duration: f.duration(timeLimitSeconds * 1_000), limit: retryLimit })}`;
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
  const say = useSay();
  const t = useWords("operations");
  if (!input.search && !input.cursor) {
    return (
      <EmptyState icon="inbox" title={say(EMPTY[input.state].title)}>
        {say(EMPTY[input.state].why)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noRunHere")}
      action={
        <LinkButton href={path} variant="secondary">
          {t("showAllRuns")}
        </LinkButton>
      }
    >
      {input.search ? t("thisQueueHasNoRunSearch", { search: input.search }) : t("thereIsNothingMoreOnThis")}
    </EmptyState>
  );
}
