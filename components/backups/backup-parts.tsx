import type { BackupDetail, BackupTaskView } from "#lib/backups/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { sayWho, TASK_NAMES, TaskStateBadge, tookMs } from "./backup-words.tsx";

/** All work upon one backup, the newest first. */
export function TaskTable({ tasks, now }: { tasks: BackupTaskView[]; now: Date }) {
  const say = useSay();
  const t = useWords("backups");
  const f = useFormats();
  const columns: Column<BackupTaskView>[] = [
    { key: "kind", header: t("work"), isPrimary: true, cell: ({ kind }) => say(TASK_NAMES[kind]) },
    { key: "state", header: t("outcome"), cell: ({ state }) => <TaskStateBadge state={state} /> },
    {
      key: "why",
      header: t("reasonAndRemedy"),
      hasWords: true,
      cell: ({ reason, remedy }) =>
        reason ? (
          <span className="wrap-anywhere">
            {say(reason)} {remedy ? say(remedy) : null}
          </span>
        ) : (
          "–"
        ),
    },
    { key: "by", header: t("by"), showFrom: "md", cell: (task) => sayWho(t, task) },
    { key: "at", header: t("asked"), cell: ({ createdAt }) => <Time value={createdAt} now={now} className="whitespace-nowrap" /> },
    { key: "took", header: t("took"), isNumeric: true, cell: (task) => f.duration(tookMs(task)) },
  ];
  return <DataTable caption={t("workUponThisBackup")} columns={columns} rows={tasks} rowKey={({ id }) => id} density="compact" />;
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
  const t = useWords("backups");
  const f = useFormats();
  const rehearsal = backup.tasks.find(({ kind, state }) => kind === "rehearse" && state === "done");
  const times = new Map(rehearsal?.restored?.map((each) => [each.table, each]));
  const lines = backup.tables.map(
    (each): TableLine => ({ ...each, loadMs: times.get(each.table)?.loadMs ?? null, compareMs: times.get(each.table)?.compareMs ?? null }),
  );
  const columns: Column<TableLine>[] = [
    { key: "table", header: t("table"), isPrimary: true, cell: ({ table }) => <span className="font-mono text-xs">{table}</span> },
    { key: "rows", header: t("rows"), isNumeric: true, cell: ({ rows }) => f.number(rows) },
    ...(rehearsal
      ? ([
          { key: "load", header: t("loadedIn"), isNumeric: true, cell: ({ loadMs }) => f.duration(loadMs) },
          { key: "compare", header: t("comparedIn"), isNumeric: true, cell: ({ compareMs }) => f.duration(compareMs) },
        ] satisfies Column<TableLine>[])
      : []),
    {
      key: "sum",
      header: t("sha256"),
      showFrom: "md",
      cell: ({ sha256 }) => (
        <span className="font-mono text-xs" title={sha256}>
          {sha256.slice(0, 16)}…
        </span>
      ),
    },
  ];
  return <DataTable caption={t("tables")} columns={columns} rows={lines} rowKey={({ table }) => table} density="compact" />;
}
