import { useSay, useWords } from "#components/format/words";
import type { NextStep } from "#lib/gamification/schema";
import { formatNumber, formatPercent } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { type MeasureStyle, tellAmount, tellPart } from "./achievement-words.tsx";

/** What brings the tenant on soonest, and why. */
export function NextSteps({ steps, style }: { steps: NextStep[]; style: MeasureStyle }) {
  const t = useWords("achievements");
  if (steps.length === 0) return null;
  return (
    <Card title={t("nextSteps")} note={t("nextStepsNote")}>
      <ol className="grid gap-4 lg:grid-cols-3">
        {steps.map((step) => (
          <li key={step.key} className="min-w-0">
            <Step step={step} style={style} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Step({ step: { name, points, progress, part, remaining, reason }, style }: { step: NextStep; style: MeasureStyle }) {
  const say = useSay();
  const t = useWords("achievements");
  const portal = useWords("portal");
  const { locale } = style;
  const percent = formatPercent(Math.floor(progress * 100) / 100, { locale, maximumFractionDigits: 0 });
  return (
    <div className="flex h-full flex-col gap-3 rounded-xl bg-sunken p-4">
      <div className="flex items-start justify-between gap-3">
        <p className="font-medium text-ink wrap-anywhere">{say(name)}</p>
        <span className="shrink-0 rounded-full bg-tint px-2.5 py-0.5 font-medium text-soft text-xs tabular-nums">
          {t("forPoints", { points: formatNumber(points, { locale }) })}
        </span>
      </div>
      <p className="text-soft text-sm wrap-anywhere">
        {t("stillMissing", { amount: tellAmount(part, remaining, style), what: tellPart(part, say, t, locale) })}
      </p>
      <div className="mt-auto grid gap-2">
        <ProgressBar value={progress} max={1} label={portal("progressOfName", { name: say(name) })} />
        <p className="flex items-center gap-1.5 text-muted text-xs">
          <Icon name={reason === "nearest" ? "target" : "sparkles"} className="size-3.5 shrink-0" />
          {t(reason === "nearest" ? "reasonNearest" : "reasonBegin", { percent })}
        </p>
      </div>
    </div>
  );
}
