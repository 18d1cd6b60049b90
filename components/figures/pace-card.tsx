import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { type BudgetPace, PACE_LABELS } from "#lib/campaigns/schema";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";

const TONES: Record<BudgetPace["state"], Tone> = { unknown: "neutral", slow: "warn", even: "good", fast: "warn", over: "bad" };

/** How the budgets of running campaigns are used up, and where that leads. */
export function PaceCard({ paces }: { paces: BudgetPace[] }) {
  const t = useWords("figures");
  const say = useSay();
  const f = useFormats();
  return (
    <Card title={t("pace")} note={t("paceNote")}>
      {paces.length === 0 ? (
        <EmptyState icon="wallet" title={t("noPace")} className="py-8">
          {t("noPaceNote")}
        </EmptyState>
      ) : (
        <ul className="grid gap-5">
          {paces.map(({ campaignId, campaignName, currency, budgetMinor, spentMinor, endsOn, state }) => (
            <li key={campaignId} className="min-w-0">
              <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <bdi className="min-w-0 text-sm" title={campaignName}>
                  {/* High enough to be met by a finger (WCAG 2.5.8). */}
                  <TextLink href={`/portal/campaigns/${campaignId}`} className="block truncate leading-6">
                    {campaignName}
                  </TextLink>
                </bdi>
                <Badge tone={TONES[state]} hasDot>
                  {say(PACE_LABELS[state])}
                </Badge>
              </div>
              <ProgressBar
                value={Math.min(spentMinor, budgetMinor)}
                max={budgetMinor}
                label={t("spentOfBudgetOf", { campaign: campaignName })}
                tone={state === "over" ? "bad" : state === "fast" || state === "slow" ? "warn" : "accent"}
              />
              <p className="mt-1.5 text-muted text-xs tabular-nums">
                {t("spentUntil", {
                  spent: state === "unknown" ? "–" : f.minorMoney(spentMinor, { currency }),
                  budget: f.minorMoney(budgetMinor, { currency }),
                  day: f.day(endsOn),
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
