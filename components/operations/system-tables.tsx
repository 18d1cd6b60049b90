import type { DoctorCheck, ProcessView, SettingView, SystemReport } from "#lib/operations/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

const VERDICTS: Record<DoctorCheck["verdict"], { label: string; tone: Tone }> = {
  pass: { label: "Good", tone: "good" },
  warn: { label: "Look at it", tone: "warn" },
  fail: { label: "Broken", tone: "bad" },
};

/** The doctor's findings, one a line. */
export function CheckList({ checks }: { checks: DoctorCheck[] }) {
  return (
    <ul className="divide-y">
      {checks.map(({ name, verdict, detail }) => (
        <li key={name} className="grid gap-x-6 gap-y-1 px-5 py-3 text-sm sm:grid-cols-[9rem_minmax(0,1fr)_auto] sm:items-center md:px-6">
          <span className="font-medium text-ink">{name}</span>
          <span className="text-soft wrap-anywhere">{detail}</span>
          <span>
            <Badge tone={VERDICTS[verdict].tone} hasDot>
              {VERDICTS[verdict].label}
            </Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}

const KINDS: Record<ProcessView["kind"], string> = { web: "Web server", worker: "Job worker" };

/** Processes of the last day with how long they have lived. */
export function ProcessTable({ processes, now }: { processes: ProcessView[]; now: Date }) {
  const columns: Column<ProcessView>[] = [
    {
      key: "kind",
      header: "Process",
      isPrimary: true,
      cell: ({ kind, pid }) => <span className="font-medium text-ink">{`${KINDS[kind]} ${pid}`}</span>,
    },
    { key: "host", header: "Machine", hasWords: true, showFrom: "md", cell: ({ host }) => <span className="wrap-anywhere">{host}</span> },
    { key: "state", header: "State", cell: (each) => <ProcessState {...each} /> },
    {
      key: "started",
      header: "Started",
      showFrom: "lg",
      cell: ({ startedAt }) => <Time value={startedAt} now={now} className="whitespace-nowrap" />,
    },
    {
      key: "up",
      header: "Up for",
      isNumeric: true,
      cell: ({ startedAt, lastAt, isAlive }) => formatDuration((isAlive ? now.getTime() : Date.parse(lastAt)) - Date.parse(startedAt)),
    },
    { key: "last", header: "Last sign", showFrom: "md", cell: ({ lastAt }) => <Time value={lastAt} now={now} className="whitespace-nowrap" /> },
  ];
  return (
    <DataTable
      caption="Processes"
      columns={columns}
      rows={processes}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="server" title="No process has reported">
          Each writes a sign of life every two seconds, if it can reach the database.
        </EmptyState>
      }
    />
  );
}

function ProcessState({ isAlive, stoppedAt }: ProcessView) {
  if (isAlive)
    return (
      <Badge tone="good" hasDot>
        Running
      </Badge>
    );
  return <Badge tone={stoppedAt ? "neutral" : "bad"}>{stoppedAt ? "Stopped" : "No sign of life"}</Badge>;
}

const SOURCES = { environment: "Environment", default: "Default" } as const;

const settingColumns: Column<SettingView>[] = [
  { key: "name", header: "Setting", isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
  {
    key: "value",
    header: "Value",
    hasWords: true,
    cell: ({ value, isSecret, isSet }) =>
      value !== null ? (
        <code className="inline-block text-xs wrap-anywhere lg:min-w-80">{value}</code>
      ) : (
        <span className="text-muted">{isSecret && isSet ? "Set, and kept secret" : "Not set"}</span>
      ),
  },
  { key: "source", header: "From", cell: ({ source }) => (source ? SOURCES[source] : <span className="text-muted">–</span>) },
];

/** Every setting of this process; secrets only say whether they are set. */
export function SettingTable({ settings }: { settings: SettingView[] }) {
  return <DataTable caption="Configuration" columns={settingColumns} rows={settings} rowKey={({ name }) => name} density="compact" />;
}

const MIGRATION_STATES: Record<SystemReport["migrations"][number]["state"], { label: string; tone: Tone }> = {
  applied: { label: "Applied", tone: "good" },
  pending: { label: "Pending", tone: "bad" },
  unknown: { label: "Of a newer version", tone: "warn" },
};

/** The history of the database's structure, newest first. */
export function MigrationTable({ migrations }: { migrations: SystemReport["migrations"] }) {
  const columns: Column<SystemReport["migrations"][number]>[] = [
    { key: "name", header: "Migration", isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
    {
      key: "state",
      header: "State",
      cell: ({ state }) => (
        <Badge tone={MIGRATION_STATES[state].tone} hasDot>
          {MIGRATION_STATES[state].label}
        </Badge>
      ),
    },
    { key: "at", header: "Applied", cell: ({ appliedAt }) => <Time value={appliedAt} className="whitespace-nowrap" /> },
    { key: "took", header: "Took", isNumeric: true, cell: ({ durationMs }) => formatDuration(durationMs) },
  ];
  return <DataTable caption="Migrations" columns={columns} rows={migrations} rowKey={({ name }) => name} density="compact" />;
}

/** The ten largest tables. */
export function TableSizes({ tables }: { tables: SystemReport["database"]["tables"] }) {
  const columns: Column<SystemReport["database"]["tables"][number]>[] = [
    { key: "name", header: "Table", isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
    {
      key: "rows",
      header: "Rows, estimated",
      isNumeric: true,
      cell: ({ estimatedRows }) =>
        estimatedRows === null ? <span className="text-muted">not counted yet</span> : formatNumber(Math.round(estimatedRows)),
    },
    { key: "size", header: "Size with indexes", isNumeric: true, cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
  ];
  return <DataTable caption="Largest tables" columns={columns} rows={tables} rowKey={({ name }) => name} density="compact" />;
}
