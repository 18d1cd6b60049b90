import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { type Usage, WARN_AT } from "#lib/billing/schema";
import { Card } from "../ui/card.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

const LABELS: Record<Usage["what"], string> = {
  people: "People, with those invited",
  campaigns: "Campaigns",
  leads: "Leads",
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
          <li key={what} className="grid gap-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="text-soft">{say(LABELS[what])}</span>
              <span className="font-medium text-ink tabular-nums">
                {f.number(used)} {limit === null ? t("noLimit") : t("ofNumber", { number: f.number(limit) })}
              </span>
            </p>
            {limit === null ? null : <ProgressBar label={say(LABELS[what])} value={used} max={limit} tone={toneOf(used, limit)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function toneOf(used: number, limit: number): "accent" | "warn" | "bad" {
  if (used >= limit) return "bad";
  return used >= limit * WARN_AT ? "warn" : "accent";
}
