import { RUN_STATES, type RunState } from "#lib/operations/schema";
import type { TableDeclaration } from "#lib/tables/schema";
import type { Tone } from "../ui/badge.tsx";

/** What has become of a run. */
export const RUN_LABELS: Record<RunState, string> = {
  waiting: "Waiting",
  retrying: "Waiting to try again",
  running: "Running",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
  dead: "Dead letter",
};
export const RUN_TONES: Record<RunState, Tone> = {
  waiting: "neutral",
  retrying: "warn",
  running: "accent",
  done: "good",
  cancelled: "neutral",
  failed: "bad",
  dead: "bad",
};

/** The table of the runs of one queue. By when they are due and by their end they are sorted in some states alone: `runSortsOf`. */
export const RUNS_TABLE: TableDeclaration = {
  key: "runs",
  nouns: { one: "run", many: "runs" },
  usualSort: "-created",
  columns: [
    { key: "id", label: "Run", type: "text", isPrimary: true },
    {
      key: "state",
      label: "State",
      type: "choice",
      isFilterable: true,
      choices: RUN_STATES.map((value) => ({ value, label: RUN_LABELS[value] })),
    },
    { key: "created", label: "Written", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "due", label: "Due", type: "date", isSortable: true },
    { key: "ended", label: "Ended", type: "date", isSortable: true, isDescendingFirst: true, isFilterable: true },
    { key: "took", label: "Seconds taken", type: "number", isFilterable: true },
    { key: "attempts", label: "Attempts", type: "number", isFilterable: true },
    { key: "started", label: "Last attempt began", type: "date", isFilterable: true, isExtra: true },
  ],
};

/** What the list is narrowed to most often, as filters; those that wait in the order in which they are due. */
export const RUN_SHORTCUTS: { label: string; filters: Record<string, string>; sort?: string }[] = [
  { label: "All", filters: {} },
  { label: "Waiting", filters: { state: "waiting,retrying" }, sort: "due" },
  { label: "Running", filters: { state: "running" } },
  { label: "Failed", filters: { state: "failed" } },
  { label: "Done and cancelled", filters: { state: "done,cancelled" }, sort: "-ended" },
  { label: "Dead letters", filters: { state: "dead" } },
];
