import { RetentionTable, sayPreview } from "#components/backups/retention-preview";
import { RetentionFields, ScheduleFields } from "#components/backups/rules-fields";
import { getFormats, getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { MayNotWatch } from "#components/operations/no-permission";
import { ActionForm } from "#components/ui/action-form";
import { Button } from "#components/ui/button";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Overtaken } from "#components/ui/overtaken";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can, type StaffContext } from "#lib/access";
import { getBackupPolicy, previewRetention } from "#lib/backups";
import { BACKUPS_PATH, type BackupPolicyView, type BackupRules, backupRules, rulesAsShown } from "#lib/backups/schema";
import { newId } from "#lib/platform/crypto";
import { differingFields } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { changeBackupRulesAction } from "../actions.ts";

export const generateMetadata = pageTitle("backups", "scheduleAndRetention");

const PATH = `${BACKUPS_PATH}/rules`;
const NAMES = Object.keys(backupRules.shape) as (keyof BackupRules)[];

/** Rules are shown with what they would do before they are saved: the form leads to the preview, and the preview saves. */
export default async function RulesPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("backups");
  const f = await getFormats();
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("scheduleAndRetention")} />;
  const inForce = await getBackupPolicy(context);
  const { version, nextRunAt, ...current } = inForce;
  const given = chooseParams(query, NAMES);
  const isPreview = Object.keys(given).length > 0;
  const found = await readByAddress(backupRules, isPreview ? given : current, (rules) => previewRetention(context, rules, getRuntime()));
  const rules = found.problem === null ? found.input : current;
  // The version that the form was filled from: who saved meanwhile is not overwritten.
  const from = isPreview && /^\d{1,9}$/.test(String(query.version)) ? Number(query.version) : version;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("scheduleAndRetention")}
        note={nextRunAt ? t("theNextBackupIsMadeOn", { date: f.date(new Date(nextRunAt), { timeZone: "UTC" }) }) : t("atTheMomentNothingIsMade")}
        breadcrumbs={[{ label: t("backups"), href: BACKUPS_PATH }, { label: t("scheduleAndRetention") }]}
      />
      {found.problem !== null ? <Callout tone="bad" role="alert" title={found.problem} /> : null}
      <Card title={t("rules")} note={t("theNewestGoodBackupIsNever")}>
        <form action={PATH} aria-label={t("rulesOfBackups")} className="grid gap-8">
          <input type="hidden" name="version" value={from} />
          <ScheduleFields rules={rules} />
          <RetentionFields rules={rules} />
          <div>
            <Button type="submit" variant={isPreview ? "secondary" : "primary"}>
              {t("showWhatTheyWouldDo")}
            </Button>
          </div>
        </form>
      </Card>
      {found.problem === null ? (
        <Card title={isPreview ? t("whatTheseRulesWouldDo") : t("whatTheRulesInForceDo")} note={sayPreview(found.answer, t, f)} isFlush>
          {isPreview ? <SaveForm context={context} rules={rules} from={from} inForce={inForce} removes={found.answer.removes.length} /> : null}
          <RetentionTable preview={found.answer} empty={<EmptyState icon="archive" title={t("thereIsNoBackupYet")} />} />
        </Card>
      ) : null}
    </div>
  );
}

interface SaveFormProps {
  context: StaffContext;
  rules: BackupRules;
  from: number;
  inForce: BackupPolicyView;
  removes: number;
}

function SaveForm({ context, rules, from, inForce, removes }: SaveFormProps) {
  const t = useWords("backups");
  if (!can(context, "tenant.manage")) return <p className="px-5 py-4 text-muted text-sm md:px-6">{t("onlyThoseWhoManageTenantsMay")}</p>;
  const hidden = { ...Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, String(value)])), version: String(from) };
  return (
    <div className="px-5 py-5 md:px-6">
      <ActionForm key={JSON.stringify(hidden)} action={changeBackupRulesAction} label={t("saveTheRules")} hidden={hidden} idempotencyKey={newId()}>
        {from === inForce.version ? (
          <div>
            <SubmitButton pendingLabel={t("saving")} variant={removes > 0 ? "danger" : "primary"}>
              {removes > 0 ? t("saveAndRemoveThese") : t("saveTheseRules")}
            </SubmitButton>
          </div>
        ) : (
          <OvertakenRules rules={rules} inForce={inForce} />
        )}
      </ActionForm>
    </div>
  );
}

const LABELS = {
  schedule: "aBackupIsMade",
  weekday: "weekday",
  timeOfDay: "at",
  timeZone: "timeZone",
  retention: "oldBackups",
  keepLast: "keepTheLast",
  keepDaily: "oneOfEachDay",
  keepWeekly: "oneOfEachWeek",
  keepMonthly: "oneOfEachMonth",
} as const satisfies Record<keyof BackupRules, string>;

function OvertakenRules({ rules, inForce }: Pick<SaveFormProps, "rules" | "inForce">) {
  const say = useSay();
  const t = useWords("backups");
  const differing = differingFields(rulesAsShown(inForce), rulesAsShown(rules));
  return (
    <Overtaken
      differing={differing.map(({ path, message }) => ({ label: t(LABELS[path as keyof BackupRules]), message: say(message) }))}
      mineHref={addressOf(PATH, { ...rules, version: inForce.version })}
      newestHref={PATH}
    />
  );
}
