import { useSay, useWords } from "#components/format/words";
import type { Achievement } from "#lib/gamification/schema";
import { formatNumber, formatPercent } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { type MeasureStyle, TIERS, tellMeasure } from "./achievement-words.ts";

interface AchievementCardProps {
  achievement: Achievement;
  style: MeasureStyle;
  timeZone: string;
}

/** One achievement: what it takes, what it brings, and how far it is. */
export function AchievementCard({ achievement, style, timeZone }: AchievementCardProps) {
  const say = useSay();
  const t = useWords("portal");
  const { name, description, tier, points, earnedAt } = achievement;
  const { locale } = style;
  return (
    <div className="flex h-full min-w-0 flex-col gap-3 rounded-xl border p-4">
      <div className="flex items-start gap-3">
        <span
          className={`inline-flex size-10 shrink-0 items-center justify-center rounded-lg ${earnedAt ? "bg-good-soft text-good" : "bg-tint text-muted"}`}
        >
          <Icon name={earnedAt ? "award" : "lock"} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-medium text-ink wrap-anywhere">{say(name)}</p>
          <p className="mt-0.5 text-muted text-sm wrap-anywhere">{say(description)}</p>
        </div>
      </div>
      <div className="mt-auto grid gap-2">
        {earnedAt ? null : <Progress achievement={achievement} style={style} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
          <Badge tone={TIERS[tier].tone} icon={<Icon name="medal" className="size-3.5" />}>
            {say(TIERS[tier].label)}
          </Badge>
          <span>{t("numberPoints", { number: formatNumber(points, { locale }) })}</span>
          {earnedAt ? (
            <span className="ms-auto">
              {t.rich("earned", { time: () => <Time value={earnedAt} precision="date" timeZone={timeZone} locale={locale} /> })}
            </span>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Progress({ achievement, style }: Pick<AchievementCardProps, "achievement" | "style">) {
  const t = useWords("portal");
  const { name, progress, measure, current, target } = achievement;
  if (progress === null) {
    return (
      <>
        <ProgressBar value={null} label={t("progressOfNameNotKnownYet", { name })} />
        <p className="text-muted text-xs">{t("ofTellmeasureNotKnownYetNothing", { tellMeasure: tellMeasure(measure, target, style) })}</p>
      </>
    );
  }
  return (
    <>
      <ProgressBar value={progress} max={1} label={t("progressOfName", { name })} />
      <p className="flex justify-between gap-3 text-muted text-xs tabular-nums">
        <span>
          {t("tellmeasureOfTellmeasure2", { tellMeasure: tellMeasure(measure, current, style), tellMeasure2: tellMeasure(measure, target, style) })}
        </span>
        {/* Whole percents, cut off: 99.9 % is not there yet. */}
        <span>{formatPercent(Math.floor(progress * 100) / 100, { locale: style.locale, maximumFractionDigits: 0 })}</span>
      </p>
    </>
  );
}
