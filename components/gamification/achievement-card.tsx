import { useSay, useWords } from "#components/format/words";
import type { Achievement } from "#lib/gamification/schema";
import { formatNumber, formatPercent } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { AchievementParts } from "./achievement-parts.tsx";
import { type MeasureStyle, TIERS, tellProgress } from "./achievement-words.tsx";

interface AchievementCardProps {
  achievement: Achievement;
  style: MeasureStyle;
  timeZone: string;
  /** Shows its parts and the picture to share, too. */
  isFull?: boolean;
}

const ICONS: Record<Achievement["state"], IconName> = { earned: "award", open: "lock", hidden: "eye-off" };

/** One achievement: what it takes, what it brings, and how far it is. */
export function AchievementCard({ achievement, style, timeZone, isFull = false }: AchievementCardProps) {
  const say = useSay();
  const t = useWords("portal");
  const own = useWords("achievements");
  const { key, name, description, tier, points, state, earnedAt, repeatEvery } = achievement;
  const { locale } = style;
  const again = { week: own("againWeek"), month: own("againMonth"), quarter: own("againQuarter"), year: own("againYear") };
  const isEarned = state === "earned";
  return (
    <div className={`flex h-full min-w-0 flex-col gap-3 rounded-xl border p-4 ${state === "hidden" ? "border-dashed" : ""}`}>
      <div className="flex items-start gap-3">
        <span
          className={`inline-flex size-10 shrink-0 items-center justify-center rounded-lg ${isEarned ? "bg-good-soft text-good" : "bg-tint text-muted"}`}
        >
          <Icon name={ICONS[state]} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-medium text-ink wrap-anywhere">{say(name)}</p>
          <p className="mt-0.5 text-muted text-sm wrap-anywhere">{say(description)}</p>
          {repeatEvery ? (
            <p className="mt-1 flex items-center gap-1.5 text-muted text-xs">
              <Icon name="refresh-cw" className="size-3.5 shrink-0" />
              {again[repeatEvery]}
            </p>
          ) : null}
        </div>
      </div>
      <div className="mt-auto grid gap-2">
        {state === "open" || (isEarned && repeatEvery) ? <Progress achievement={achievement} style={style} /> : null}
        {isFull && !isEarned && achievement.parts.length > 1 ? <AchievementParts achievement={achievement} style={style} /> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
          <Badge tone={TIERS[tier].tone} icon={<Icon name="medal" className="size-3.5" />}>
            {say(TIERS[tier].label)}
          </Badge>
          {achievement.isCustom ? <Badge tone="neutral">{own("ofYourOwn")}</Badge> : null}
          {state === "hidden" ? null : <span>{t("numberPoints", { number: formatNumber(points, { locale }) })}</span>}
          {achievement.earnedCount > 1 ? (
            <span>{own("earnedTimes", { count: achievement.earnedCount, number: formatNumber(achievement.earnedCount, { locale }) })}</span>
          ) : null}
          {earnedAt ? (
            <span className="ms-auto">
              {t.rich("earned", { time: () => <Time value={earnedAt} precision="date" timeZone={timeZone} locale={locale} /> })}
            </span>
          ) : null}
        </div>
        {achievement.takenBack ? <TakenBack takenBack={achievement.takenBack} timeZone={timeZone} locale={locale} /> : null}
        {isFull && isEarned ? (
          <a
            href={`/portal/achievements/${encodeURIComponent(key)}/card`}
            download={`${key}.png`}
            aria-label={own("shareCardOf", { name: say(name) })}
            className="inline-flex min-h-6 items-center gap-1.5 justify-self-start rounded-sm font-medium text-accent text-sm underline-offset-4 hover:underline"
          >
            <Icon name="image" className="size-4" />
            {own("shareCard")}
          </a>
        ) : null}
      </div>
    </div>
  );
}

/** That it had been earned and is not any more, since when and why. */
function TakenBack({
  takenBack: { at, because },
  timeZone,
  locale,
}: {
  takenBack: NonNullable<Achievement["takenBack"]>;
  timeZone: string;
  locale: string;
}) {
  const t = useWords("achievements");
  const why = { event: t("takenBackEvent"), figures: t("takenBackFigures"), operator: t("takenBackOperator") }[because];
  return (
    <p className="text-muted text-xs wrap-anywhere">
      {t.rich("takenBack", { time: () => <Time value={at} precision="date" timeZone={timeZone} locale={locale} /> })} {why}
    </p>
  );
}

/** Of the part that stands for the whole. */
function Progress({ achievement, style }: Pick<AchievementCardProps, "achievement" | "style">) {
  const t = useWords("portal");
  const own = useWords("achievements");
  const say = useSay();
  const { name, progress, parts, measure, current, target } = achievement;
  const leading = parts.find((part) => part.measure === measure && part.current === current && part.target === target) ?? parts[0];
  if (!leading) return null;
  if (progress === null) {
    return (
      <>
        <ProgressBar value={null} label={t("progressOfNameNotKnownYet", { name: say(name) })} />
        <p className="text-muted text-xs">{own("notKnownYet")}</p>
      </>
    );
  }
  return (
    <>
      <ProgressBar value={progress} max={1} label={t("progressOfName", { name: say(name) })} />
      <p className="flex justify-between gap-3 text-muted text-xs tabular-nums">
        <span>{tellProgress(leading, own, style)}</span>
        {/* Whole percents, cut off: 99.9 % is not there yet. */}
        <span>{formatPercent(Math.floor(progress * 100) / 100, { locale: style.locale, maximumFractionDigits: 0 })}</span>
      </p>
    </>
  );
}
