import type { Metadata } from "next";
import { formatBytes } from "#components/format/number";
import { Time } from "#components/format/time";
import { AsOf } from "#components/operations/as-of";
import { MayNotWatch } from "#components/operations/no-permission";
import { CheckList, MigrationTable, ProcessTable, SettingTable, TableSizes } from "#components/operations/system-tables";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getSystemReport } from "#lib/operations";
import type { SystemReport } from "#lib/operations/schema";
import { getRuntime } from "#lib/platform/runtime";
import { staffPage } from "#lib/web";

export const metadata: Metadata = { title: "System" };

const PATH = "/admin/system";

export default async function SystemPage() {
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title="System" />;
  const report = await getSystemReport(context, getRuntime());
  const now = new Date(report.asOf);
  const pending = report.migrations.filter(({ state }) => state === "pending").length;
  return (
    <div className="grid gap-6">
      <PageHeader title="System" note="What runs here, with what, and how it is." actions={<AsOf at={now} href={PATH} />} />
      <Card title="Checks" note={checksNote(report.checks)} isFlush>
        <CheckList checks={report.checks} />
      </Card>
      <Card title="Versions">
        <DataList columns={3} items={versionItems(report)} />
      </Card>
      <Card title="Processes" note="Of the last day, by the signs of life that they write." isFlush>
        <ProcessTable processes={report.processes} now={now} />
      </Card>
      <Card
        title="Database"
        note={`${formatBytes(report.database.sizeBytes)} in all. The ten largest tables, each with its indexes; rows as the database last estimated them.`}
        isFlush
      >
        <TableSizes tables={report.database.tables} />
      </Card>
      <Card
        title="Configuration"
        note="As this process has it. “Environment” is its own, the .env file, or what npm start worked out; the start keeps DATABASE_URL and DEMO_PASSWORD to itself."
        isFlush
      >
        <SettingTable settings={report.settings} />
      </Card>
      <Card
        title="Migrations"
        note={pending === 0 ? `All ${report.migrations.length} are applied.` : `${pending} pending. Run npm run db:migrate, or start again.`}
        isFlush
      >
        <MigrationTable migrations={report.migrations} />
      </Card>
    </div>
  );
}

function checksNote(checks: SystemReport["checks"]): string {
  const broken = checks.filter(({ verdict }) => verdict === "fail").length;
  const doubtful = checks.filter(({ verdict }) => verdict === "warn").length;
  if (broken + doubtful === 0) return "Nothing needs attention.";
  return [...(broken > 0 ? [`${broken} broken`] : []), ...(doubtful > 0 ? [`${doubtful} to look at`] : [])]
    .join(", ")
    .concat(". What npm run doctor checks, as far as a running portal can tell.");
}

function versionItems({ versions, builtAt }: SystemReport) {
  return [
    ...versions.map(({ name, version, note }) => ({
      label: name,
      value: (
        <>
          <span className="wrap-anywhere">{version ?? "Unknown"}</span>
          {note ? <span className="block font-normal text-muted text-xs">{note}</span> : null}
        </>
      ),
    })),
    { label: "Built", value: builtAt ? <Time value={builtAt} precision="second" /> : "Not built: it runs for development" },
  ];
}
