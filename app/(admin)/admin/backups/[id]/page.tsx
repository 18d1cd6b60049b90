import { BackupActs } from "#components/backups/backup-acts";
import { TableList, TaskTable } from "#components/backups/backup-parts";
import { BackupStateBadge, sayWho, tookMs } from "#components/backups/backup-words";
import { RunningCard } from "#components/backups/running-card";
import type { Formats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { getFormats, getWords, pageTitle, useSay, useWords } from "#components/format/words";
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
import type { Words } from "#words";
import { cancelBackupTaskAction, deleteBackupAction, rehearseRestoreAction, verifyBackupAction } from "../actions.ts";

export const generateMetadata = pageTitle("backups", "backup");

export default async function BackupPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("backups");
  const f = await getFormats();
  const { id } = await params;
  const context = await staffPage(backupPath(id));
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("backup")} />;
  const backup = await readById(id, () => getBackup(context, id, getRuntime()));
  const now = context.clock.now();
  const running = backup.tasks.find(({ state }) => state === "waiting" || state === "running");
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("backup")}
        mark={<BackupStateBadge state={backup.state} />}
        note={<code className="select-all wrap-anywhere">{backup.fileName}</code>}
        breadcrumbs={[{ label: t("backups"), href: BACKUPS_PATH }, { label: t("backup") }]}
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
      <Card title={t("whatItHolds")}>
        <DataList columns={3} items={facts(backup, t, f)} />
      </Card>
      {backup.isOnDisk && backup.make.state === "done" ? <RestoreCard backup={backup} /> : null}
      <Card title={t("workUponIt")} isFlush>
        <TaskTable tasks={backup.tasks} now={now} />
      </Card>
      {backup.tables.length > 0 ? (
        <Card title={t("tables")} note={t("asTheyWereSavedTimesAre")} isFlush>
          <TableList backup={backup} />
        </Card>
      ) : null}
    </div>
  );
}

function Problem({ backup: { state, make, check, path } }: { backup: BackupDetail }) {
  const say = useSay();
  const t = useWords("backups");
  if (state === "failed") {
    return (
      <Callout tone="bad" title={t("itCouldNotBeMade")}>
        <p className="wrap-anywhere">{make.reason ? say(make.reason) : null}</p>
        {make.remedy ? <p className="wrap-anywhere">{say(make.remedy)}</p> : null}
      </Callout>
    );
  }
  if (state === "missing") {
    return (
      <Callout tone="bad" title={t("itsFileIsNotOnThe")}>
        <p className="wrap-anywhere">{t("nobodyHasRemovedItHereIt", { path })}</p>
      </Callout>
    );
  }
  if (state === "damaged") {
    return (
      <Callout tone="bad" title={t("itCannotBeReliedUpon")}>
        <p className="wrap-anywhere">
          {say(check?.reason ?? "Its file has another size than when it was made.")} {say(check?.remedy ?? "Use another backup.")}
        </p>
      </Callout>
    );
  }
  return null;
}

function facts(backup: BackupDetail, t: Words<"backups">, f: Formats) {
  return [
    { label: t("theDataAsOfUtc"), value: <Time value={backup.madeAt} precision="second" /> },
    { label: t("madeBy"), value: sayWho(t, backup.make) },
    { label: t("took"), value: f.duration(tookMs(backup.make)) },
    { label: t("size"), value: f.bytes(backup.sizeBytes) },
    { label: t("rows"), value: f.number(backup.rowCount) },
    { label: t("tables"), value: backup.tables.length > 0 ? f.number(backup.tables.length) : null },
    { label: t("schema"), value: backup.schemaVersion },
    { label: t("sha256OfTheData"), value: backup.sha256 ? <code className="text-xs">{backup.sha256}</code> : null, isWide: true },
  ];
}

/** Over the live data only on the machine: the portal cannot replace the database that it runs on. */
function RestoreCard({ backup }: { backup: BackupDetail }) {
  const t = useWords("backups");
  return (
    <Card title={t("restoreOverTheLiveData")} note={t("onTheMachineWithThePortal")}>
      <CodeView label={t("command")} code={`npm run restore -- '${backup.path.replaceAll("'", `'\\''`)}' --replace`} />
    </Card>
  );
}
