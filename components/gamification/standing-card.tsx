import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { Card } from "../ui/card.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface StandingCardProps {
  earned: {
    points: number;
    level: number;
    name: string;
    next: { level: number; name: string; points: number } | null;
    progress: number;
    rank: number | null;
  };
}

/** One's own level, points and rank, and how far it is to the next level. */
export function StandingCard({ earned: { points, level, name, next, progress, rank } }: StandingCardProps) {
  const f = useFormats();
  const t = useWords("figures");
  return (
    <Card title={t("yourStanding")}>
      <p className="font-bold text-2xl text-ink">
        {name ? t("levelNamed", { level: f.number(level), name }) : t("level", { level: f.number(level) })}
      </p>
      <p className="mt-1 text-muted text-sm">
        <TextLink href="/portal/points">{t("points", { points: f.number(points) })}</TextLink>
        {" · "}
        <TextLink href="/portal/leaderboard">{rank === null ? t("noRank") : t("rank", { rank: f.number(rank) })}</TextLink>
      </p>
      <ProgressBar value={Math.round(progress * 100)} label={t("toNextLevel")} className="mt-4" />
      <p className="mt-1.5 text-muted text-xs">
        {next ? t("nextLevelAt", { level: f.number(next.level), points: f.number(next.points) }) : t("highestLevel")}
      </p>
    </Card>
  );
}
