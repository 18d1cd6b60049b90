import { useWords } from "#components/format/words";
import type { TenantWidgets } from "#lib/gamification/schema";
import { useFormats } from "../../format/reader-formats.tsx";
import { Card } from "../../ui/card.tsx";
import { DataList } from "../../ui/data-list.tsx";
import { UnlockList } from "./unlock-list.tsx";

/** What one company has earned, and where it stands among the others. */
export function TenantCard({ widgets: { points, weekPoints, earned, rank, unlocks }, now }: { widgets: TenantWidgets; now: Date }) {
  const t = useWords("uptake");
  const f = useFormats();
  return (
    <Card title={t("pointsAndUnlocks")} note={t("ofItsPeople")}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <DataList
          items={[
            { label: t("pointsSoFar"), value: f.number(points) },
            { label: t("sinceMonday"), value: f.number(weekPoints) },
            { label: t("achievementsEarned"), value: t("countOf", { count: f.number(earned.count), of: f.number(earned.of) }) },
            {
              label: t("rankOfMonth"),
              value: rank ? t("countOf", { count: f.number(rank.rank), of: f.number(rank.companies) }) : t("notRanked"),
            },
          ]}
        />
        <UnlockList unlocks={unlocks} now={now} />
      </div>
    </Card>
  );
}
