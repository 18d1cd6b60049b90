import { uptimePercent } from "#lib/services";
import type { Objective } from "#lib/services/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

/** "99.9 % of 30 days". */
export function PromiseText({ objective: { target, windowDays, isDefault } }: { objective: Objective }) {
  const [t, f] = [useWords("objectives"), useFormats()];
  return (
    <span>
      {t("inWindow", { target: f.percent(target, { maximumFractionDigits: 4 }), days: windowDays })}
      {isDefault ? <span className="text-muted"> · {t("byDefault")}</span> : null}
    </span>
  );
}

/** Cut off and not rounded, so that 100 % is said only of what was never down. */
export function UptimeText({ ratio }: { ratio: number | null }) {
  const [t, f] = [useWords("objectives"), useFormats()];
  const percent = uptimePercent(ratio);
  return percent === null ? t("notMeasured") : f.percent(percent / 100, { maximumFractionDigits: 2 });
}

const LOW = 0.25;

/** How much of the error budget is left, as a bar and in words. */
export function BudgetLeft({ objective: { name, budget } }: { objective: Objective }) {
  const [t, f] = [useWords("objectives"), useFormats()];
  const { left } = budget;
  if (left === null) return <span className="text-muted">{t("notMeasured")}</span>;
  const percent = (share: number) => f.percent(share, { maximumFractionDigits: 1 });
  return (
    <span className="grid min-w-28 gap-1">
      <span className="tabular-nums">{left < 0 ? t("overspent", { percent: percent(-left) }) : percent(left)}</span>
      <ProgressBar
        label={`${t("budgetLeft")}: ${name}`}
        value={Math.max(0, Math.round(left * 100))}
        tone={left <= 0 ? "bad" : left < LOW ? "warn" : "good"}
      />
    </span>
  );
}

/** Whether it goes too fast, the graver of what burns; or that there is nothing left that could. */
export function BurnBadge({ objective: { burn, budget } }: { objective: Objective }) {
  const t = useWords("objectives");
  const burning = burn.filter(({ isBurning }) => isBurning);
  if (burning.length > 0) {
    const isPage = burning.some(({ severity }) => severity === "page");
    return (
      <Badge tone={isPage ? "bad" : "warn"} hasDot>
        {t(isPage ? "burnsPage" : "burnsTicket")}
      </Badge>
    );
  }
  if (budget.left !== null && budget.left <= 0) return <Badge tone="bad">{t("isSpent")}</Badge>;
  if (burn.every(({ long }) => long === null)) return <Badge>{t("notMeasured")}</Badge>;
  return (
    <Badge tone="good" hasDot>
      {t("inTime")}
    </Badge>
  );
}
