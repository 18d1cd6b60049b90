import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { Usage } from "#lib/billing/schema";
import { Card } from "../ui/card.tsx";
import { Allowance } from "./allowance.tsx";

export const USAGE_LABELS: Record<Usage["what"], string> = {
  people: "People, with those invited",
  campaigns: "Campaigns",
  leads: "Leads",
  reports: "Reports, this month",
  api_calls: "API calls by keys, this hour",
};

/** How much of the plan is used; amber from 80 % on, red when nothing is left. */
export function UsageCard({ usages, planName }: { usages: Usage[]; planName: string }) {
  const f = useFormats();
  const [t, say] = [useWords("billing"), useSay()];
  return (
    <Card title={t("limits")} note={t("whatIsUsedOfThePlan", { planName })}>
      <ul className="grid gap-5">
        {usages.map(({ what, used, limit }) => (
          <Allowance
            key={what}
            label={say(USAGE_LABELS[what])}
            used={used}
            limit={limit}
            says={`${f.number(used)} ${limit === null ? t("noLimit") : t("ofNumber", { number: f.number(limit) })}`}
          />
        ))}
      </ul>
    </Card>
  );
}
