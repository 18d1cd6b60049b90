import type { BackupDetail, BackupTaskView } from "#lib/backups/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { sayWho, TASK_NAMES, TaskStateBadge, tookMs } from "./backup-words.tsx";

/** All work upon one backup, the newest first. */
export function TaskTable({ tasks, now }: { tasks: BackupTaskView[]; now: Date }) {
  const columns: Column<BackupTaskView>[] = [
    { key: "kind", header: "Work", isPrimary: true, cell: ({ kind }) => TASK_NAMES[kind] },
    { key: "state", header: "Outcome", cell: ({ state }) => <TaskStateBadge state={state} /> },
    {
      key: "why",
      header: "Reason and remedy",
      hasWords: true,
      cell: ({ reason, remedy }) =>
        reason ? (
          <span className="wrap-anywhere">
            {reason} {remedy}
          </span>
        ) : (
          "–"
        ),
    },
    { key: "by", header: "By", showFrom: "md", cell: sayWho },
    { key: "at", header: "Asked", cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" /> },
    { key: "took", header: "Took", isNumeric: true, cell: (task) => formatDuration(tookMs(task)) },
  ];
  return <DataTable caption="Work upon this backup" columns={columns} rows={tasks} rowKey={({ id }) => id} density="compact" />;
}

interface TableLine {
  table: string;
  rows: number;
  sha256: string;
  loadMs: number | null;
  compareMs: number | null;
}

/** Each table with its rows and checksum, and with how long the last rehearsal took for it. */
export function TableList({ backup }: { backup: BackupDetail }) {
  const rehearsal = backup.tasks.find(({ kind, state }) => kind === "rehearse" && state === "done");
  const times = new Map(rehearsal?.restored?.map((each) => [each.table, each]));
  const lines = backup.tables.map(
    (each): TableLine => ({ ...each, loadMs: times.get(each.table)?.loadMs ?? null, compareMs: times.get(each.table)?.compareMs ?? null }),
  );
  const columns: Column<TableLine>[] = [
    { key: "table", header: "Table", isPrimary: true, cell: ({ table }) => <span className="font-mono text-xs">{table}</span> },
    { key: "rows", header: "Rows", isNumeric: true, cell: ({ rows }) => formatNumber(rows) },
    ...(rehearsal
      ? ([
          { key: "load", header: "Loaded in", isNumeric: true, cell: ({ loadMs }) => formatDuration(loadMs) },
          { key: "compare", header: "Compared in", isNumeric: true, cell: ({ compareMs }) => formatDuration(compareMs) },
        ] satisfies Column<TableLine>[])
      : []),
    {
      key: "sum",
      header: "SHA-256",
      showFrom: "md",
      cell: ({ sha256 }) => (
        <span className="font-mono text-xs" title={sha256}>
          {sha256.slice(0, 16)}…
        </span>
      ),
    },
  ];
  return <DataTable caption="Tables" columns={columns} rows={lines} rowKey={({ table }) => table} density="compact" />;
}
