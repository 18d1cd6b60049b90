import type { BoundedCount, QueueView } from "#lib/operations/schema";
import { formatDuration } from "../format/duration.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { sayCount } from "./bounded-count.tsx";
import { queuePath } from "./jobs-address.tsx";

/** A figure that leads to its runs; a plain zero where there are none. */
function Count({ queue, state, count, isBad = false }: { queue: string; state: string; count: BoundedCount; isBad?: boolean }) {
  if (count.count === 0) return <span className="text-muted">0</span>;
  return (
    <TextLink href={`${queuePath(queue)}?state=${state}`} className={`relative z-10 inline-flex min-h-6 items-center ${isBad ? "text-bad" : ""}`}>
      {sayCount(count)}
    </TextLink>
  );
}

const columns: Column<QueueView>[] = [
  {
    key: "name",
    header: "Queue",
    isPrimary: true,
    cell: ({ name }) => (
      <TextLink href={queuePath(name)} className="block truncate">
        {name}
      </TextLink>
    ),
  },
  { key: "waiting", header: "Waiting", isNumeric: true, cell: (queue) => <Count queue={queue.name} state="waiting" count={queue.waiting} /> },
  {
    key: "oldest",
    header: "Oldest wait",
    isNumeric: true,
    showFrom: "lg",
    cell: ({ oldestWaitSeconds }) =>
      oldestWaitSeconds === null ? <span className="text-muted">none due</span> : formatDuration(oldestWaitSeconds * 1_000),
  },
  { key: "running", header: "Running", isNumeric: true, cell: (queue) => <Count queue={queue.name} state="running" count={queue.running} /> },
  { key: "hour", header: "Done, last hour", isNumeric: true, showFrom: "lg", cell: ({ doneLastHour }) => sayCount(doneLastHour) },
  {
    key: "done",
    header: "Done, kept",
    isNumeric: true,
    showFrom: "xl",
    cell: (queue) => <Count queue={queue.name} state="finished" count={queue.done} />,
  },
  { key: "failed", header: "Failed", isNumeric: true, cell: (queue) => <Count queue={queue.name} state="failed" count={queue.failed} isBad /> },
  {
    key: "dead",
    header: "Dead letters",
    isNumeric: true,
    cell: (queue) => <Count queue={queue.name} state="dead" count={queue.deadLetters} isBad />,
  },
];

/** Every queue with what waits, runs, is done and has failed. */
export function QueueTable({ queues }: { queues: QueueView[] }) {
  return (
    <DataTable
      caption="Queues"
      columns={columns}
      rows={queues}
      rowKey={({ name }) => name}
      density="compact"
      empty={
        <EmptyState icon="layers" title="No queues yet">
          Starting the portal makes one for each kind of job.
        </EmptyState>
      }
    />
  );
}
