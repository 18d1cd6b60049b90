import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type Usage, WARN_AT } from "#lib/billing/schema";
import { Callout } from "../ui/callout.tsx";
import { TextLink } from "../ui/text-link.tsx";

const USED = {
  people: "usedPeople",
  campaigns: "usedCampaigns",
  leads: "usedLeads",
  reports: "usedReports",
  api_calls: "usedApiCalls",
} as const satisfies Record<Usage["what"], string>;

/** Says what of a plan is nearly or wholly used; nothing while there is room everywhere. */
export function UsageWarning({ usages, planName, href }: { usages: Usage[]; planName: string; href: string }) {
  const f = useFormats();
  const t = useWords("billing");
  const near = usages.flatMap(({ what, used, limit }) => (limit !== null && used >= limit * WARN_AT ? [{ what, used, limit }] : []));
  if (near.length === 0) return null;
  const isOut = near.some(({ used, limit }) => used >= limit);
  return (
    <Callout
      tone={isOut ? "bad" : "warn"}
      title={isOut ? t("nothingIsLeftOfALimit", { planName }) : t("aLimitOfThePlanPlanname", { planName })}
      actions={<TextLink href={href}>{t("planAndLimits")}</TextLink>}
    >
      {near.map(({ what, used, limit }) => t(USED[what], { used: f.number(used), limit: f.number(limit) })).join(" · ")}
    </Callout>
  );
}
