import type { Metadata } from "next";
import { BackupActs } from "#components/backups/backup-acts";
import { TableList, TaskTable } from "#components/backups/backup-parts";
import { BackupStateBadge, sayWho, tookMs } from "#components/backups/backup-words";
import { RunningCard } from "#components/backups/running-card";
import { formatDuration } from "#components/format/duration";
import { formatBytes, formatNumber } from "#components/format/number";
import { Time } from "#components/format/time";
import { MayNotWatch } from "#components/operations/no-permission";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { CodeView } from "#components/ui/code-view";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { can, hasRecentSignIn } from "#lib/access";
import { getBackup } from "#lib/backups";
import { BACKUPS_PATH, type BackupDetail, backupPath } from "#lib/backups/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { readById, staffPage } from "#lib/web";
import { cancelBackupTaskAction, deleteBackupAction, rehearseRestoreAction, verifyBackupAction } from "../actions.ts";

export const metadata: Metadata = { title: "Backup" };

export default async function BackupPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await staffPage(backupPath(id));
  if (!can(context, "system.monitor")) return <MayNotWatch title="Backup" />;
  const backup = await readById(id, () => getBackup(context, id, getRuntime()));
  const now = context.clock.now();
  const running = backup.tasks.find(({ state }) => state === "waiting" || state === "running");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Backup"
        mark={<BackupStateBadge state={backup.state} />}
        note={<code className="select-all wrap-anywhere">{backup.fileName}</code>}
        breadcrumbs={[{ label: "Backups", href: BACKUPS_PATH }, { label: "Backup" }]}
        actions={
          <BackupActs
            backup={backup}
            mayManage={can(context, "tenant.manage")}
            isConfirmed={hasRecentSignIn(context)}
            verify={verifyBackupAction}
            rehearse={rehearseRestoreAction}
            remove={deleteBackupAction}
            newKey={newId}
          />
        }
      />
      <Problem backup={backup} />
      {running ? <RunningCard task={running} now={now} cancel={cancelBackupTaskAction} newKey={newId} /> : null}
      <Card title="What it holds">
        <DataList columns={3} items={facts(backup)} />
      </Card>
      {backup.isOnDisk && backup.make.state === "done" ? <RestoreCard backup={backup} /> : null}
      <Card title="Work upon it" isFlush>
        <TaskTable tasks={backup.tasks} now={now} />
      </Card>
      {backup.tables.length > 0 ? (
        <Card title="Tables" note="As they were saved; times are of the last rehearsal." isFlush>
          <TableList backup={backup} />
        </Card>
      ) : null}
    </div>
  );
}

function Problem({ backup: { state, make, check, path } }: { backup: BackupDetail }) {
  if (state === "failed") {
    return (
      <Callout tone="bad" title="It could not be made">
        <p className="wrap-anywhere">{make.reason}</p>
        {make.remedy ? <p className="wrap-anywhere">{make.remedy}</p> : null}
      </Callout>
    );
  }
  if (state === "missing") {
    return (
      <Callout tone="bad" title="Its file is not on the disk">
        <p className="wrap-anywhere">Nobody has removed it here. It should be {path}; put it back, or use another backup.</p>
      </Callout>
    );
  }
  if (state === "damaged") {
    return (
      <Callout tone="bad" title="It cannot be relied upon">
        <p className="wrap-anywhere">
          {check?.reason ?? "Its file has another size than when it was made."} {check?.remedy ?? "Use another backup."}
        </p>
      </Callout>
    );
  }
  return null;
}

function facts(backup: BackupDetail) {
  return [
    { label: "The data as of (UTC)", value: <Time value={backup.madeAt} precision="second" /> },
    { label: "Made by", value: sayWho(backup.make) },
    { label: "Took", value: formatDuration(tookMs(backup.make)) },
    { label: "Size", value: formatBytes(backup.sizeBytes) },
    { label: "Rows", value: formatNumber(backup.rowCount) },
    { label: "Tables", value: backup.tables.length > 0 ? formatNumber(backup.tables.length) : null },
    { label: "Schema", value: backup.schemaVersion },
    { label: "SHA-256 of the data", value: backup.sha256 ? <code className="text-xs">{backup.sha256}</code> : null, isWide: true },
  ];
}

/** Over the live data only on the machine: the portal cannot replace the database that it runs on. */
function RestoreCard({ backup }: { backup: BackupDetail }) {
  return (
    <Card
      title="Restore over the live data"
      note="On the machine, with the portal stopped. What is there is backed up first; newer migrations are applied after it."
    >
      <CodeView label="Command" code={`npm run restore -- '${backup.path.replaceAll("'", `'\\''`)}' --replace`} />
    </Card>
  );
}
