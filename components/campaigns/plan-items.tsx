import type { ReactNode } from "react";
import type { CampaignPlan } from "#lib/campaigns/schema";
import type { Words } from "#words";
import { formatMoney } from "../format/number.tsx";
import type { Formats } from "../format/reader-formats.tsx";
import { CAMPAIGN_TYPE_LABELS, CHANNEL_LABELS } from "./campaign-words.tsx";

/** What it takes to say a plan in the reader's language. */
export interface PlanWords {
  t: Words<"campaigns">;
  say: (sentence: string) => string;
  formats: Formats;
  currency: string;
}

interface Item {
  label: string;
  value: ReactNode;
  isWide?: boolean;
}

const money = (amount: string | null, { formats, currency }: PlanWords) =>
  amount === null ? null : formatMoney(amount, { currency, locale: formats.locale });

export function basicsItems(plan: CampaignPlan & { ownerName: string | null }, { t, say, formats }: PlanWords): Item[] {
  return [
    { label: t("name"), value: <bdi>{plan.name}</bdi> },
    { label: t("type"), value: say(CAMPAIGN_TYPE_LABELS[plan.type]) },
    { label: t("owner"), value: <bdi>{plan.ownerName ?? t("nobody")}</bdi> },
    { label: t("startsOn"), value: formats.day(plan.startsOn) },
    { label: t("endsOn"), value: plan.endsOn ? formats.day(plan.endsOn) : t("open") },
  ];
}

export function channelItems(plan: CampaignPlan, words: PlanWords): Item[] {
  const { t, say } = words;
  return [
    { label: t("budgetOfAll"), value: Number(plan.budget) === 0 ? t("noBudget") : money(plan.budget, words) },
    ...plan.channels.map(({ channel, budget }) => ({ label: say(CHANNEL_LABELS[channel]), value: money(budget, words) ?? t("sharesTheRest") })),
    ...(plan.channels.length === 0 ? [{ label: t("channels"), value: t("noChannelsPlanned") }] : []),
  ];
}

export function audienceItems(plan: CampaignPlan, { t, formats }: PlanWords): Item[] {
  const [from, to] = [plan.audienceAgeFrom, plan.audienceAgeTo];
  const ages =
    from !== null && to !== null
      ? t("agesFromTo", { from: formats.number(from), to: formats.number(to) })
      : from !== null
        ? t("agesFromOnly", { from: formats.number(from) })
        : to !== null
          ? t("agesToOnly", { to: formats.number(to) })
          : null;
  return [
    { label: t("who"), value: plan.audienceWho && <bdi>{plan.audienceWho}</bdi>, isWide: true },
    { label: t("where"), value: plan.audienceWhere && <bdi>{plan.audienceWhere}</bdi> },
    { label: t("interests"), value: plan.audienceInterests && <bdi>{plan.audienceInterests}</bdi> },
    { label: t("ages"), value: ages },
  ];
}

export function goalItems(plan: CampaignPlan, words: PlanWords): Item[] {
  const { t, formats } = words;
  const count = (goal: number | null) => (goal === null ? null : formats.number(goal));
  return [
    { label: t("goalImpressions"), value: count(plan.goalImpressions) },
    { label: t("goalClicks"), value: count(plan.goalClicks) },
    { label: t("goalConversions"), value: count(plan.goalConversions) },
    { label: t("goalRevenue"), value: money(plan.goalRevenue, words) },
  ];
}

export function linkItems(plan: CampaignPlan, { t }: PlanWords): Item[] {
  return [
    { label: t("landingUrl"), value: plan.landingUrl && <bdi>{plan.landingUrl}</bdi>, isWide: true },
    { label: t("utmCampaign"), value: plan.utmCampaign && <bdi>{plan.utmCampaign}</bdi> },
  ];
}
