import type { TierProgress } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TIER_KEYS } from "./referral-words.tsx";

/** The tier that somebody's paid referrals put them in, and the way to the next. */
export function TierCard({ tier: { tier, multiplier, paid, next } }: { tier: TierProgress }) {
  const t = useWords("referrals");
  const f = useFormats();
  const times = (percent: number) => f.number(percent / 100, { minimumFractionDigits: 0, maximumFractionDigits: 2 });
  const name = t(TIER_KEYS[tier]);
  return (
    <Card title={`${t("tier")}: ${name}`} note={t("tierNow", { paid, multiplier: times(multiplier) })}>
      <div className="grid gap-3">
        {next ? (
          <>
            <ProgressBar label={t(TIER_KEYS[next.tier])} value={paid} max={paid + next.missing} />
            <p className="text-soft">{t("tierNext", { missing: next.missing, tier: t(TIER_KEYS[next.tier]), multiplier: times(next.multiplier) })}</p>
          </>
        ) : (
          <p className="text-soft">{t("tierLast")}</p>
        )}
        <h3 className="font-medium text-soft text-sm">{t("howItIsPaid")}</h3>
        <p className="text-muted">{t("howItIsPaidNote")}</p>
      </div>
    </Card>
  );
}
