"use client";
import type { ReactNode } from "react";
import type { RunState, RunView } from "#lib/operations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import type { BulkAct } from "../table/bulk-bar.tsx";
import { RecordTable, type ShownTable } from "../table/record-table.tsx";
import { fillIn } from "../table/table-words.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { runPath } from "./jobs-address.tsx";
import { runDurationMs } from "./run-duration.tsx";

/** What the table of runs says, finished: its cells are drawn by whatever browser shows it. */
export interface RunTableWords {
  caption: string;
  /** By the keys of columns. */
  headers: Record<string, string>;
  states: Record<RunState, string>;
  /** "{attempts} of {limit}" */
  attemptsOf: string;
  acts: BulkAct[];
}

interface RunRowsProps {
  queue: string;
  runs: RunView[];
  shown: ShownTable;
  now: Date;
  previewed: string | null;
  tones: Record<RunState, Tone>;
  words: RunTableWords;
  empty: ReactNode;
}

/** Runs of one queue, one row each; the whole row leads to its details. */
export function RunRows({ queue, runs, shown, now, previewed, tones, words, empty }: RunRowsProps) {
  const f = useFormats();
  const moment = (value: string | null) => <Time value={value} now={now} className="whitespace-nowrap" />;
  const header = (key: string) => words.headers[key] ?? "";
  const cells: Record<string, Omit<Column<RunView>, "key">> = {
    id: {
      header: header("id"),
      isPrimary: true,
      cell: ({ id }) => (
        <TextLink href={runPath(queue, id)} isStretched className="block truncate font-mono text-xs">
          {id}
        </TextLink>
      ),
    },
    state: {
      header: header("state"),
      cell: ({ state }) => (
        <Badge tone={tones[state]} hasDot>
          {words.states[state]}
        </Badge>
      ),
    },
    created: { header: header("created"), cell: ({ createdAt }) => moment(createdAt) },
    // A dead letter is no attempt of its own: it has no times but the one.
    due: { header: header("due"), showFrom: "lg", cell: ({ dueAt, state }) => moment(state === "dead" ? null : dueAt) },
    ended: { header: header("ended"), showFrom: "md", cell: ({ endedAt }) => moment(endedAt) },
    took: { header: header("took"), isNumeric: true, showFrom: "md", cell: (run) => f.duration(runDurationMs(run, now)) },
    attempts: {
      header: header("attempts"),
      isNumeric: true,
      showFrom: "lg",
      cell: ({ attempts, attemptLimit, state }) =>
        state === "dead" ? "–" : fillIn(words.attemptsOf, { attempts: f.number(attempts), limit: f.number(attemptLimit) }),
    },
    started: { header: header("started"), cell: ({ startedAt }) => moment(startedAt) },
  };
  return (
    <RecordTable
      caption={words.caption}
      rows={runs}
      shown={shown}
      cells={cells}
      nameOf={({ id }) => id}
      bulk={{ acts: words.acts, route: `/api/v1/platform/jobs/${encodeURIComponent(queue)}/runs` }}
      previewed={previewed}
      empty={empty}
    />
  );
}
