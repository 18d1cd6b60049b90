import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { Formats } from "#components/format/reader-formats";
import { getFormats, getSay, getWords, useSay, useWords } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { sayCount } from "#components/operations/bounded-count";
import { JOBS_PATH, queuePath } from "#components/operations/jobs-address";
import { MayNotWatch } from "#components/operations/no-permission";
import { RunActs } from "#components/operations/run-acts";
import { RunPreview } from "#components/operations/run-preview";
import { RunRows, type RunTableWords } from "#components/operations/run-rows";
import { RUN_LABELS, RUN_SHORTCUTS, RUN_TONES, RUNS_TABLE } from "#components/operations/runs-table";
import { TablePage } from "#components/table/table-page";
import { Callout } from "#components/ui/callout";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { getRun, listRuns } from "#lib/operations";
import { type ListRunsInput, listRunsInput, type QueueView, queueName, RUN_SORTS, runFilter, runSortsOf } from "#lib/operations/schema";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { isNarrowed, NO_VIEW, queryOf, type TableState } from "#lib/tables/schema";
import { addressOf, readByAddress, type SearchParams } from "#lib/web";
import type { Words } from "#words";
import { openTable, shortcutsOf } from "../../open-table.ts";
import { readPreview } from "../../read-preview.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../../view-actions.ts";
import { cancelRunAction, deleteDeadLetterAction, retryRunAction } from "../actions.ts";

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
  // Dead letters are shown with the queue they came from.
  if (name.endsWith(".dead")) redirect(addressOf(queuePath(name.slice(0, -".dead".length)), { state: "dead" }));
  // Addresses from before there were filters.
  if (asked.state === "finished" || asked.state === "all") {
    redirect(
      addressOf(path, { state: asked.state === "finished" ? "done,cancelled" : undefined, view: asked.state === "all" ? NO_VIEW : undefined }),
    );
  }
  const sorts = sortsIn(asked);
  const { context, table, state, problem, views, look, shown, preview, isWhole } = await openTable(
    RUNS_TABLE,
    path,
    Promise.resolve(withSoundSort(asked, sorts)),
  );
  if (!can(context, "system.monitor")) return <MayNotWatch title={name} />;
  const list =
    problem === null ? await readByAddress(listRunsInput, queryOf(RUNS_TABLE, state), (input) => read(context, name, input)) : ({ problem } as const);
  const previewed = await readPreview(preview, (id) => getRun(context, { queue: name, id }));
  const now = context.clock.now();
  const queue = list.problem === null ? list.answer.queue : null;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={name}
        note={queue ? noteOf(queue, t, f) : undefined}
        breadcrumbs={[{ label: t("jobs"), href: JOBS_PATH }, { label: name }]}
        actions={<AsOf at={now} href={shown.address} />}
      />
      {asked.deleted === "1" ? <Callout tone="good" role="status" title={t("theDeadLetterIsDeleted")} /> : null}
      <TablePage
        table={table}
        path={path}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route={`/api/v1/platform/jobs/${encodeURIComponent(name)}/runs`}
        searchPlaceholder={t("idOfARun")}
        shortcuts={<Tabs label={t("state")} items={tabs(path, state, queue, say, f)} />}
        previewed={previewed?.id ?? null}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <RunRows
                    queue={name}
                    runs={list.answer.runs}
                    shown={{ ...shown, sort: Object.fromEntries(sorts.flatMap((key) => (shown.sort[key] ? [[key, shown.sort[key]]] : []))) }}
                    now={now}
                    previewed={previewed?.id ?? null}
                    tones={RUN_TONES}
                    words={runTableWords(t, say)}
                    empty={list.answer.runs.length > 0 ? null : <NoRuns state={state} path={path} />}
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
      {previewed ? (
        <RunPreview
          run={previewed}
          now={now}
          closeHref={shown.address}
          acts={<RunActs run={previewed} retry={retryRunAction} cancel={cancelRunAction} remove={deleteDeadLetterAction} newKey={newId} />}
        />
      ) : null}
    </div>
  );
}

type Asked = Awaited<SearchParams>;

/** By what the runs that an address asks for can be sorted. */
function sortsIn({ state }: Asked) {
  const states = runFilter.shape.state.safeParse(state === "" ? undefined : state);
  return runSortsOf(states.data);
}

/** Whoever takes a state away from the filter is not told off for the order that went with it. */
function withSoundSort(asked: Asked, sorts: ReturnType<typeof sortsIn>): Asked {
  const key = String(asked.sort ?? "").replace("-", "");
  const isKnown = RUN_SORTS.some((known) => known === key);
  return isKnown && !sorts.some((sort) => sort === key) ? { ...asked, sort: undefined, cursor: undefined } : asked;
}

async function read(context: Parameters<typeof listRuns>[0], name: string, input: ListRunsInput) {
  try {
    return await listRuns(context, name, input);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
}

/** With how many runs there are in each, as far as that was counted. */
function tabs(path: string, state: TableState, queue: QueueView | null, say: (sentence: string) => string, f: Formats) {
  const counts = queue ? [null, queue.waiting, queue.running, queue.failed, null, queue.deadLetters] : [];
  return shortcutsOf(RUNS_TABLE, path, { ...state, sort: undefined }, RUN_SHORTCUTS, say).map((item, index) => {
    const count = counts[index];
    return {
      ...item,
      isCurrent: item.isCurrent && !state.search,
      ...(count?.isMore && { label: `${item.label} (${sayCount(f, count)})` }),
      ...(count && !count.isMore && count.count > 0 && { count: count.count }),
    };
  });
}

const runTableWords = (t: Words<"operations">, say: (sentence: string) => string): RunTableWords => ({
  caption: t("runs"),
  headers: { ...Object.fromEntries(RUNS_TABLE.columns.map(({ key, label }) => [key, say(label)])), took: t("took") },
  states: {
    waiting: say(RUN_LABELS.waiting),
    retrying: say(RUN_LABELS.retrying),
    running: say(RUN_LABELS.running),
    done: say(RUN_LABELS.done),
    cancelled: say(RUN_LABELS.cancelled),
    failed: say(RUN_LABELS.failed),
    dead: say(RUN_LABELS.dead),
  },
  attemptsOf: t("attemptsOf", { attempts: "{attempts}", limit: "{limit}" }),
  acts: [
    { action: "retry", label: t("retry"), doing: t("sendingAgain"), done: t("sentAgain"), says: t("onlyThoseThatFailed") },
    {
      action: "cancel",
      label: t("cancelRun"),
      doing: t("cancellingMany"),
      done: t("cancelledMany"),
      says: t("onlyThoseThatWait"),
      isDangerous: true,
    },
  ],
});

function noteOf(queue: QueueView, t: Words<"operations">, f: Formats): string {
  const { oldestWaitSeconds, doneLastHour, failedLastHour, retryLimit, timeLimitSeconds } = queue;
  const wait = oldestWaitSeconds === null ? t("noneIsDue") : t("firstDueHasWaited", { duration: f.duration(oldestWaitSeconds * 1_000) });
  const hour = t("inTheLastHour", { done: sayCount(f, doneLastHour), failed: sayCount(f, failedLastHour) });
  return `${wait} ${hour} ${t("runMayTake", { duration: f.duration(timeLimitSeconds * 1_000), limit: retryLimit })}`;
}

/** What to say where there is nothing, by the state that is asked for alone. */
const EMPTY: Record<string, { title: string; why: string }> = {
  "": { title: "No runs", why: "Nothing was sent to this queue lately. What is done is kept for a week." },
  "waiting,retrying": { title: "Nothing waits", why: "Every run was taken by a worker." },
  running: { title: "Nothing runs", why: "No worker is at work on this queue at the moment." },
  failed: { title: "Nothing has failed", why: "Runs that failed at every attempt are kept here for a week." },
  "done,cancelled": { title: "Nothing is done yet", why: "Runs that are done or cancelled are kept here for a week." },
  dead: { title: "No dead letters", why: "Jobs that failed at every attempt lie here for 60 days until somebody decides." },
};

function NoRuns({ state, path }: { state: TableState; path: string }) {
  const say = useSay();
  const t = useWords("operations");
  const { search, cursor, filters } = state;
  const known = Object.keys(filters).every((name) => name === "state") ? EMPTY[filters.state ?? ""] : undefined;
  if (known && !search && !cursor) {
    return (
      <EmptyState icon="inbox" title={say(known.title)}>
        {say(known.why)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noRunHere")}
      action={
        <LinkButton href={`${path}?view=${NO_VIEW}`} variant="secondary">
          {t("showAllRuns")}
        </LinkButton>
      }
    >
      {search ? t("thisQueueHasNoRunSearch", { search }) : isNarrowed(state) ? t("noRunFitsWhatIsAsked") : t("thereIsNothingMoreOnThis")}
    </EmptyState>
  );
}
