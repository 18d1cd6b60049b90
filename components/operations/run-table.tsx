import type { ReactNode } from "react";
import type { RunView } from "#lib/operations/schema";
import { formatDuration } from "../format/duration.tsx";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { runPath } from "./jobs-address.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";

/** How long the last attempt took, or has been under way. */
export function runDurationMs({ startedAt, endedAt, state }: RunView, now: Date): number | null {
  if (!startedAt) return null;
  const end = endedAt ? Date.parse(endedAt) : state === "running" ? now.getTime() : null;
  return end === null ? null : end - Date.parse(startedAt);
}

interface RunTableProps {
  runs: RunView[];
  now: Date;
  /** Dead letters are no attempts of their own: they have no times but the one. */
  areDead: boolean;
  empty: ReactNode;
}

/** Runs of one queue; each leads to its details. */
export function RunTable({ runs, now, areDead, empty }: RunTableProps) {
  const columns: Column<RunView>[] = [
    {
      key: "id",
      header: "Run",
      isPrimary: true,
      cell: ({ id, queue }) => (
        <TextLink href={runPath(queue, id)} isStretched className="block truncate font-mono text-xs">
          {id}
        </TextLink>
      ),
    },
    { key: "state", header: "State", cell: ({ state }) => <RunStateBadge state={state} /> },
    {
      key: "created",
      header: areDead ? "Failed for good" : "Written",
      cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" />,
    },
    ...(areDead ? [] : attemptColumns(now)),
  ];
  return <DataTable caption="Runs" columns={columns} rows={runs} rowKey={({ id }) => id} density="compact" empty={empty} />;
}

function attemptColumns(now: Date): Column<RunView>[] {
  return [
    { key: "due", header: "Due", showFrom: "lg", cell: ({ dueAt }) => <Time value={dueAt} now={now} className="whitespace-nowrap" /> },
    { key: "ended", header: "Ended", showFrom: "md", cell: ({ endedAt }) => <Time value={endedAt} now={now} className="whitespace-nowrap" /> },
    { key: "took", header: "Took", isNumeric: true, showFrom: "md", cell: (run) => formatDuration(runDurationMs(run, now)) },
    {
      key: "attempts",
      header: "Attempts",
      isNumeric: true,
      showFrom: "lg",
      cell: ({ attempts, attemptLimit, state }) => (state === "dead" ? "–" : `${attempts} of ${attemptLimit}`),
    },
  ];
}
