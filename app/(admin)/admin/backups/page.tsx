import { BackupTable } from "#components/backups/backup-table";
import { BACKUP_STARTED } from "#components/backups/backup-words";
import { RunningCard } from "#components/backups/running-card";
import { StandingCallouts, StandingCards } from "#components/backups/standing-cards";
import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { MayNotWatch } from "#components/operations/no-permission";
import { ActionForm } from "#components/ui/action-form";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { backupStanding, listBackups } from "#lib/backups";
import { BACKUPS_PATH, listBackupsInput } from "#lib/backups/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { cancelBackupTaskAction, startBackupAction } from "./actions.ts";

export const generateMetadata = pageTitle("backups", "backups");

/** The button stands beside the link; why it was refused goes below both, and is as wide as they are. */
const BESIDE_LINK = "contents *:[[role]]:order-last *:[[role]]:w-0 *:[[role]]:min-w-full";

export default async function BackupsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say] = await Promise.all([getWords("backups"), getSay()]);
  const query = await searchParams;
  const context = await staffPage(BACKUPS_PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("backups")} />;
  const runtime = getRuntime();
  const [found, standing] = await Promise.all([
    readByAddress(listBackupsInput, chooseParams(query, ["cursor"]), (input) => listBackups(context, input, runtime)),
    backupStanding(context, runtime),
  ]);
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("backups")}
        note={t("allDataAsItIsAt")}
        actions={
          <>
            <LinkButton href={`${BACKUPS_PATH}/rules`} variant="secondary" icon={<Icon name="calendar" />}>
              {t("scheduleAndRetention")}
            </LinkButton>
            {found.problem === null && !found.answer.running ? (
              <ActionForm action={startBackupAction} label={t("makeABackup")} idempotencyKey={newId()} className={BESIDE_LINK}>
                <SubmitButton pendingLabel={t("starting")} icon={<Icon name="archive" />}>
                  {t("makeABackupNow")}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </>
        }
      />
      {query.started === "1" && found.problem === null && found.answer.running ? (
        <Callout tone="good" role="status" title={say(BACKUP_STARTED)} />
      ) : null}
      {query.saved === "1" ? <Callout tone="good" role="status" title={t("theRulesAreSavedAndCount")} /> : null}
      <StandingCallouts standing={standing} now={now} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={BACKUPS_PATH} />
      ) : (
        <>
          {found.answer.running ? <RunningCard task={found.answer.running} now={now} cancel={cancelBackupTaskAction} newKey={newId} /> : null}
          <StandingCards standing={standing} onDisk={found.answer.onDisk} now={now} />
          <Strangers names={found.answer.strangers} folder={standing.folder} />
          <Card title={t("backups")} note={t("inFolder", { folder: standing.folder })} isFlush>
            <BackupTable
              backups={found.answer.backups}
              empty={
                <EmptyState icon="archive" title={t("noBackupWasMadeYet")}>
                  {t("makeOneNowThenSetA")}
                </EmptyState>
              }
            />
          </Card>
          <Pagination
            label={t("pagesOfBackups")}
            firstHref={found.input.cursor ? BACKUPS_PATH : null}
            nextHref={found.answer.nextCursor ? addressOf(BACKUPS_PATH, { cursor: found.answer.nextCursor }) : null}
          />
        </>
      )}
    </div>
  );
}

/** Files that no row knows, such as after an older backup was restored. */
function Strangers({ names, folder }: { names: string[]; folder: string }) {
  const t = useWords("backups");
  if (names.length === 0) return null;
  return (
    <Callout tone="warn" title={t("theFolderHoldsBackupsThatAre")}>
      <p>{t("theyWereMadeAfterTheMoment", { folder })}</p>
      <ul className="mt-1 list-disc ps-5 font-mono text-xs">
        {names.map((name) => (
          <li key={name} className="wrap-anywhere">
            {name}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
