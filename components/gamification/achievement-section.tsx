import { useWords } from "#components/format/words";
import type { Achievement, AchievementOverview } from "#lib/gamification/schema";
import { formatNumber } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { AchievementCard } from "./achievement-card.tsx";
import type { MeasureStyle } from "./achievement-words.ts";

interface AchievementSectionProps {
  overview: AchievementOverview;
  style: MeasureStyle;
  timeZone: string;
}

const SHOWN = 6;

/** What the tenant has achieved, then what is nearest; the rest opens on demand. */
export function AchievementSection({ overview, style, timeZone }: AchievementSectionProps) {
  const t = useWords("portal");
  const { achievements, earned, total, points } = overview;
  const number = (value: number) => formatNumber(value, { locale: style.locale });
  const groups = [
    { title: t("earned2"), noun: "moreEarned" as const, items: achievements.filter(({ earnedAt }) => earnedAt !== null) },
    { title: t("next"), noun: "moreOpen" as const, items: achievements.filter(({ earnedAt }) => earnedAt === null) },
  ].filter(({ items }) => items.length > 0);
  return (
    <Card
      title={t("achievements")}
      note={
        total === 0 ? undefined : t("numberOfNumber2EarnedNumber3Points", { number: number(earned), number2: number(total), number3: number(points) })
      }
    >
      {groups.length === 0 ? (
        <EmptyState icon="award" title={t("thereIsNothingToAchieveYet")} className="py-8">
          {t("yourAgencyHasNotDefinedAny")}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {groups.map(({ title, noun, items }) => (
            <section key={title} aria-label={title} className="grid gap-3">
              <h3 className="font-medium text-base text-ink">{title}</h3>
              <Achievements items={items.slice(0, SHOWN)} style={style} timeZone={timeZone} />
              {items.length > SHOWN ? (
                <details className="group">
                  <summary className="inline-flex min-h-6 items-center gap-1 rounded-sm font-medium text-muted text-sm hover:text-ink">
                    <Icon name="chevron-right" className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100" />
                    {t(noun, { number: number(items.length - SHOWN) })}
                  </summary>
                  <div className="mt-3">
                    <Achievements items={items.slice(SHOWN)} style={style} timeZone={timeZone} />
                  </div>
                </details>
              ) : null}
            </section>
          ))}
        </div>
      )}
    </Card>
  );
}

function Achievements({ items, style, timeZone }: { items: Achievement[]; style: MeasureStyle; timeZone: string }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {items.map((achievement) => (
        <li key={achievement.key} className="min-w-0">
          <AchievementCard achievement={achievement} style={style} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}
