import { getFormats, getWords, pageTitle } from "#components/format/words";
import { MayNotManage } from "#components/gamification/no-permission";
import { SeasonTable } from "#components/gamification/season-table";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { DateField } from "#components/ui/date-field";
import { NumberField } from "#components/ui/number-field";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { listSeasons } from "#lib/gamification";
import { REWARD_RANKS } from "#lib/gamification/schema";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { cancelSeasonAction, planSeasonAction } from "./actions.ts";

export const generateMetadata = pageTitle("seasons", "seasons");

const REWARD_LABELS = { 1: "rewardFirst", 2: "rewardSecond", 3: "rewardThird", 10: "rewardTenth" } as const;

export default async function SeasonsPage() {
  const [t, f] = await Promise.all([getWords("seasons"), getFormats()]);
  const context = await staffPage("/admin/seasons");
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("seasons")} />;
  const seasons = await listSeasons(context);
  const today = context.clock.now().toISOString().slice(0, 10);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("seasons")} note={t("seasonsNote")} />
      <Card isFlush>
        <SeasonTable seasons={seasons} cancel={cancelSeasonAction} />
      </Card>
      <Card title={t("planASeason")} note={t("planNote")} className="max-w-3xl">
        <ActionForm
          action={planSeasonAction}
          label={t("planASeason")}
          fields={["name", "startsOn", "endsOn", ...REWARD_RANKS.map((rank) => `reward${rank}`)]}
          idempotencyKey={newId()}
        >
          <TextField name="name" label={t("name")} maxLength={80} />
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField key={`first-${seasons.length}`} name="startsOn" label={t("firstDay")} today={today} locale={f.locale} />
            <DateField key={`last-${seasons.length}`} name="endsOn" label={t("lastDay")} today={today} locale={f.locale} />
            {REWARD_RANKS.map((rank) => (
              <NumberField key={rank} name={`reward${rank}`} label={t(REWARD_LABELS[rank])} hint={t("noneIfEmpty")} min={0} isOptional />
            ))}
          </div>
          <div>
            <SubmitButton pendingLabel={t("planning")}>{t("plan")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
