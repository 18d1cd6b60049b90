import type { ReactNode } from "react";
import type { RunView } from "#lib/operations/schema";
import type { Words } from "#words";
import type { Formats } from "../format/reader-formats.tsx";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
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
  const t = useWords("operations");
  const f = useFormats();
  const columns: Column<RunView>[] = [
    {
      key: "id",
      header: t("run"),
      isPrimary: true,
      cell: ({ id, queue }) => (
        <TextLink href={runPath(queue, id)} isStretched className="block truncate font-mono text-xs">
          {id}
        </TextLink>
      ),
    },
    { key: "state", header: t("state"), cell: ({ state }) => <RunStateBadge state={state} /> },
    {
      key: "created",
      header: areDead ? t("failedForGood") : t("written"),
      cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" />,
    },
    ...(areDead ? [] : attemptColumns(now, t, f)),
  ];
  return <DataTable caption={t("runs")} columns={columns} rows={runs} rowKey={({ id }) => id} density="compact" empty={empty} />;
}

function attemptColumns(now: Date, t: Words<"operations">, f: Formats): Column<RunView>[] {
  return [
    { key: "due", header: t("due"), showFrom: "lg", cell: ({ dueAt }) => <Time value={dueAt} now={now} className="whitespace-nowrap" /> },
    { key: "ended", header: t("ended"), showFrom: "md", cell: ({ endedAt }) => <Time value={endedAt} now={now} className="whitespace-nowrap" /> },
    { key: "took", header: t("took"), isNumeric: true, showFrom: "md", cell: (run) => f.duration(runDurationMs(run, now)) },
    {
      key: "attempts",
      header: t("attempts"),
      isNumeric: true,
      showFrom: "lg",
      cell: ({ attempts, attemptLimit, state }) =>
        state === "dead" ? "–" : t("attemptsOf", { attempts: f.number(attempts), limit: f.number(attemptLimit) }),
    },
  ];
}
