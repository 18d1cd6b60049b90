import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { AsOf } from "#components/operations/as-of";
import { MayNotWatch } from "#components/operations/no-permission";
import { CheckList, MigrationTable, ProcessTable, SettingTable, TableSizes } from "#components/operations/system-tables";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getSystemReport } from "#lib/operations";
import type { SystemReport } from "#lib/operations/schema";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, type SearchParams, staffPage } from "#lib/web";
import type { Words } from "#words";

export const generateMetadata = pageTitle("operations", "system");

const PATH = "/admin/system";
/** Of those that are applied, the newest first: an installation has them by the hundred. */
const MIGRATIONS_SHOWN = 10;

export default async function SystemPage({ searchParams }: { searchParams: SearchParams }) {
  const say = await getSay();
  const t = await getWords("operations");
  const f = await getFormats();
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("system")} />;
  const report = await getSystemReport(context, getRuntime());
  const now = new Date(report.asOf);
  const pending = report.migrations.filter(({ state }) => state === "pending").length;
  const areAllShown = chooseParams(await searchParams, ["migrations"]).migrations === "all";
  const migrations = areAllShown
    ? report.migrations
    : report.migrations.filter(({ state }, index) => state !== "applied" || index < pending + MIGRATIONS_SHOWN);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("system")} note={t("whatRunsHereWithWhatAnd")} actions={<AsOf at={now} href={PATH} />} />
      <Card title={t("checks")} note={checksNote(report.checks, t, f)} isFlush>
        <CheckList checks={report.checks} />
      </Card>
      <Card title={t("versions")}>
        <DataList columns={3} items={versionItems(report, t, say)} />
      </Card>
      <Card title={t("processes")} note={t("ofTheLastDayByThe")} isFlush>
        <ProcessTable processes={report.processes} now={now} />
      </Card>
      <Card title={t("database")} note={t("bytesInAllTheTenLargest", { bytes: f.bytes(report.database.sizeBytes) })} isFlush>
        <TableSizes tables={report.database.tables} />
      </Card>
      <Card title={t("configuration")} note={t("asThisProcessHasItEnvironment")} isFlush>
        <SettingTable settings={report.settings} />
      </Card>
      <div id="migrations" className="min-w-0">
        <Card
          title={t("migrations")}
          note={pending === 0 ? t("allAreApplied", { count: f.number(report.migrations.length) }) : t("somePending", { count: f.number(pending) })}
          isFlush
          footer={
            migrations.length < report.migrations.length ? (
              <TextLink className="text-sm" href={addressOf(PATH, { migrations: "all" }, "migrations")}>
                {t("allMigrations", { count: f.number(report.migrations.length) })}
              </TextLink>
            ) : null
          }
        >
          <MigrationTable migrations={migrations} />
        </Card>
      </div>
    </div>
  );
}

function checksNote(checks: SystemReport["checks"], t: Words<"operations">, f: Formats): string {
  const broken = checks.filter(({ verdict }) => verdict === "fail").length;
  const doubtful = checks.filter(({ verdict }) => verdict === "warn").length;
  if (broken + doubtful === 0) return t("nothingNeedsAttention");
  const found = [
    ...(broken > 0 ? [t("brokenChecks", { count: f.number(broken) })] : []),
    ...(doubtful > 0 ? [t("doubtfulChecks", { count: f.number(doubtful) })] : []),
  ];
  return t("whatDoctorChecks", { found: found.join(", ") });
}

function versionItems({ versions, builtAt }: SystemReport, t: Words<"operations">, say: (sentence: string) => string) {
  return [
    ...versions.map(({ name, version, note }) => ({
      label: name,
      value: (
        <>
          <span className="wrap-anywhere">{version ?? t("unknown")}</span>
          {note ? <span className="block font-normal text-muted text-xs">{say(note)}</span> : null}
        </>
      ),
    })),
    { label: t("built"), value: builtAt ? <Time value={builtAt} precision="second" /> : t("notBuilt") },
  ];
}
