import { useWords } from "#components/format/words";
import type { Standing } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

/** A person's level and the way to the next. */
export function LevelCard({ standing: { level, name, points, next, progress } }: { standing: Standing }) {
  const t = useWords("points");
  const f = useFormats();
  const nameOf = (number: number, own: string) =>
    own === "" ? t("level", { level: f.number(number) }) : t("levelNamed", { level: f.number(number), name: own });
  const toGo = next
    ? t("pointsToGo", { points: f.number(next.points - Math.max(points, 0)), level: nameOf(next.level, next.name) })
    : t("highestLevel");
  return (
    <Card title={nameOf(level, name)} note={toGo}>
      <ProgressBar value={progress} max={1} label={toGo} />
    </Card>
  );
}
