import { useWords } from "#components/format/words";
import type { Achievement, AchievementOverview } from "#lib/gamification/schema";
import { formatNumber } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AchievementCard } from "./achievement-card.tsx";
import type { MeasureStyle } from "./achievement-words.tsx";

interface AchievementSectionProps {
  overview: AchievementOverview;
  style: MeasureStyle;
  timeZone: string;
}

const MOST_EARNED = 2;
const MOST_NEXT = 4;

/** What the tenant has achieved last, then what is nearest; the rest has a page of its own. */
export function AchievementSection({ overview, style, timeZone }: AchievementSectionProps) {
  const t = useWords("portal");
  const own = useWords("achievements");
  const { achievements, earned, total, points } = overview;
  const number = (value: number) => formatNumber(value, { locale: style.locale });
  const groups = [
    { title: t("earned2"), items: achievements.filter(({ state }) => state === "earned").slice(0, MOST_EARNED) },
    { title: t("next"), items: achievements.filter(({ state }) => state === "open").slice(0, MOST_NEXT) },
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
          {groups.map(({ title, items }) => (
            <section key={title} aria-label={title} className="grid gap-3">
              <h3 className="font-medium text-base text-ink">{title}</h3>
              <Achievements items={items} style={style} timeZone={timeZone} />
            </section>
          ))}
          <TextLink href="/portal/achievements" className="justify-self-start text-sm">
            {own("allAchievements")}
          </TextLink>
        </div>
      )}
    </Card>
  );
}

interface AchievementsProps {
  items: Achievement[];
  style: MeasureStyle;
  timeZone: string;
  /** Shows the parts of each and the picture to share, too. */
  isFull?: boolean;
}

/** Achievements side by side. */
export function Achievements({ items, style, timeZone, isFull = false }: AchievementsProps) {
  return (
    <ul className={`grid gap-3 sm:grid-cols-2 ${isFull ? "xl:grid-cols-3" : ""}`}>
      {items.map((achievement) => (
        <li key={achievement.key} className="min-w-0">
          <AchievementCard achievement={achievement} style={style} timeZone={timeZone} isFull={isFull} />
        </li>
      ))}
    </ul>
  );
}
