import type { BoundedCount, QueueView } from "#lib/operations/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { sayCount } from "./bounded-count.tsx";
import { queuePath } from "./jobs-address.tsx";

/** A figure that leads to its runs; a plain zero where there are none. */
function Count({ queue, state, count, isBad = false }: { queue: string; state: string; count: BoundedCount; isBad?: boolean }) {
  const f = useFormats();
  if (count.count === 0) return <span className="text-muted">0</span>;
  return (
    <TextLink href={`${queuePath(queue)}?state=${state}`} className={`relative z-10 inline-flex min-h-6 items-center ${isBad ? "text-bad" : ""}`}>
      {sayCount(f, count)}
    </TextLink>
  );
}

const columnsOf = (t: Words<"operations">, f: Formats): Column<QueueView>[] => [
  {
    key: "name",
    header: t("queue"),
    isPrimary: true,
    cell: ({ name }) => (
      <TextLink href={queuePath(name)} className="block truncate">
        {name}
      </TextLink>
    ),
  },
  {
    key: "waiting",
    header: t("waiting"),
    isNumeric: true,
    // What waits in the log is no run yet, and on no list.
    cell: (queue) =>
      queue.waiting.count > queue.inLog.count ? (
        <Count queue={queue.name} state="waiting,retrying" count={queue.waiting} />
      ) : (
        <span className={queue.waiting.count === 0 ? "text-muted" : ""}>{sayCount(f, queue.waiting)}</span>
      ),
  },
  {
    key: "oldest",
    header: t("oldestWait"),
    isNumeric: true,
    showFrom: "lg",
    isOffCards: true,
    cell: ({ oldestWaitSeconds }) =>
      oldestWaitSeconds === null ? <span className="text-muted">{t("noneDue")}</span> : f.duration(oldestWaitSeconds * 1_000),
  },
  { key: "running", header: t("running"), isNumeric: true, cell: (queue) => <Count queue={queue.name} state="running" count={queue.running} /> },
  {
    key: "hour",
    header: t("doneLastHour"),
    isNumeric: true,
    showFrom: "lg",
    cell: ({ doneLastHour }) => sayCount(f, doneLastHour),
  },
  {
    key: "done",
    header: t("doneKept"),
    isNumeric: true,
    showFrom: "xl",
    isOffCards: true,
    cell: (queue) => <Count queue={queue.name} state="done,cancelled" count={queue.done} />,
  },
  { key: "failed", header: t("failed"), isNumeric: true, cell: (queue) => <Count queue={queue.name} state="failed" count={queue.failed} isBad /> },
  {
    key: "dead",
    header: t("deadLetters"),
    isNumeric: true,
    cell: (queue) => <Count queue={queue.name} state="dead" count={queue.deadLetters} isBad />,
  },
];

/** Every queue with what waits, runs, is done and has failed. */
export function QueueTable({ queues }: { queues: QueueView[] }) {
  const t = useWords("operations");
  const f = useFormats();
  return (
    <DataTable
      caption={t("queues")}
      columns={columnsOf(t, f)}
      rows={queues}
      rowKey={({ name }) => name}
      density="compact"
      empty={
        <EmptyState icon="layers" title={t("noQueuesYet")}>
          {t("startingThePortalMakesOneFor")}
        </EmptyState>
      }
    />
  );
}
