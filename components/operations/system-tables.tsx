import type { DoctorCheck, ProcessView, SettingView, SystemReport } from "#lib/operations/schema";
import type { Words } from "#words";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
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
  const say = useSay();
  return (
    <ul className="divide-y">
      {checks.map(({ name, verdict, detail }) => (
        <li key={name} className="grid gap-x-6 gap-y-1 px-5 py-3 text-sm sm:grid-cols-[9rem_minmax(0,1fr)_auto] sm:items-center md:px-6">
          <span className="font-medium text-ink">{say(name)}</span>
          <span className="text-soft wrap-anywhere">{say(detail)}</span>
          <span>
            <Badge tone={VERDICTS[verdict].tone} hasDot>
              {say(VERDICTS[verdict].label)}
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
  const say = useSay();
  const t = useWords("operations");
  const f = useFormats();
  const columns: Column<ProcessView>[] = [
    {
      key: "kind",
      header: t("process"),
      isPrimary: true,
      cell: ({ kind, pid }) => <span className="font-medium text-ink">{`${say(KINDS[kind])} ${pid}`}</span>,
    },
    { key: "host", header: t("machine"), hasWords: true, showFrom: "md", cell: ({ host }) => <span className="wrap-anywhere">{host}</span> },
    { key: "state", header: t("state"), cell: (each) => <ProcessState {...each} /> },
    {
      key: "started",
      header: t("started"),
      showFrom: "lg",
      cell: ({ startedAt }) => <Time value={startedAt} now={now} className="whitespace-nowrap" />,
    },
    {
      key: "up",
      header: t("upFor"),
      isNumeric: true,
      cell: ({ startedAt, lastAt, isAlive }) => f.duration((isAlive ? now.getTime() : Date.parse(lastAt)) - Date.parse(startedAt)),
    },
    { key: "last", header: t("lastSign"), showFrom: "md", cell: ({ lastAt }) => <Time value={lastAt} now={now} className="whitespace-nowrap" /> },
  ];
  return (
    <DataTable
      caption={t("processes")}
      columns={columns}
      rows={processes}
      rowKey={({ id }) => id}
      density="compact"
      empty={
        <EmptyState icon="server" title={t("noProcessHasReported")}>
          {t("eachWritesASignOfLife")}
        </EmptyState>
      }
    />
  );
}

function ProcessState({ isAlive, stoppedAt }: ProcessView) {
  const t = useWords("operations");
  if (isAlive)
    return (
      <Badge tone="good" hasDot>
        {t("running")}
      </Badge>
    );
  return <Badge tone={stoppedAt ? "neutral" : "bad"}>{stoppedAt ? t("stopped") : t("noSignOfLife")}</Badge>;
}

const SOURCES = { environment: "Environment", default: "Default" } as const;

const settingColumns = (t: Words<"operations">, say: (sentence: string) => string): Column<SettingView>[] => [
  { key: "name", header: t("setting"), isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
  {
    key: "value",
    header: t("value"),
    hasWords: true,
    cell: ({ value, isSecret, isSet }) =>
      value !== null ? (
        <code className="inline-block text-xs wrap-anywhere lg:min-w-80">{value}</code>
      ) : (
        <span className="text-muted">{isSecret && isSet ? t("setAndKeptSecret") : t("notSet")}</span>
      ),
  },
  { key: "source", header: t("from"), cell: ({ source }) => (source ? say(SOURCES[source]) : <span className="text-muted">–</span>) },
];

/** Every setting of this process; secrets only say whether they are set. */
export function SettingTable({ settings }: { settings: SettingView[] }) {
  const say = useSay();
  const t = useWords("operations");
  return <DataTable caption={t("configuration")} columns={settingColumns(t, say)} rows={settings} rowKey={({ name }) => name} density="compact" />;
}

const MIGRATION_STATES: Record<SystemReport["migrations"][number]["state"], { label: string; tone: Tone }> = {
  applied: { label: "Applied", tone: "good" },
  pending: { label: "Pending", tone: "bad" },
  unknown: { label: "Of a newer version", tone: "warn" },
};

/** The history of the database's structure, newest first. */
export function MigrationTable({ migrations }: { migrations: SystemReport["migrations"] }) {
  const say = useSay();
  const t = useWords("operations");
  const f = useFormats();
  const columns: Column<SystemReport["migrations"][number]>[] = [
    { key: "name", header: t("migration"), isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
    {
      key: "state",
      header: t("state"),
      cell: ({ state }) => (
        <Badge tone={MIGRATION_STATES[state].tone} hasDot>
          {say(MIGRATION_STATES[state].label)}
        </Badge>
      ),
    },
    { key: "at", header: t("applied"), cell: ({ appliedAt }) => <Time value={appliedAt} className="whitespace-nowrap" /> },
    { key: "took", header: t("took"), isNumeric: true, cell: ({ durationMs }) => f.duration(durationMs) },
  ];
  return <DataTable caption={t("migrations")} columns={columns} rows={migrations} rowKey={({ name }) => name} density="compact" />;
}

/** The ten largest tables. */
export function TableSizes({ tables }: { tables: SystemReport["database"]["tables"] }) {
  const t = useWords("operations");
  const f = useFormats();
  const columns: Column<SystemReport["database"]["tables"][number]>[] = [
    { key: "name", header: t("table"), isPrimary: true, cell: ({ name }) => <code className="block truncate text-ink text-xs">{name}</code> },
    {
      key: "rows",
      header: t("rowsEstimated"),
      isNumeric: true,
      cell: ({ estimatedRows }) =>
        estimatedRows === null ? <span className="text-muted">{t("notCountedYet")}</span> : f.number(Math.round(estimatedRows)),
    },
    { key: "size", header: t("sizeWithIndexes"), isNumeric: true, cell: ({ sizeBytes }) => f.bytes(sizeBytes) },
  ];
  return <DataTable caption={t("largestTables")} columns={columns} rows={tables} rowKey={({ name }) => name} density="compact" />;
}
