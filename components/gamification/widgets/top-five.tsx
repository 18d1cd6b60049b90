import { useWords } from "#components/format/words";
import type { OwnWidgets } from "#lib/gamification/schema";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { LiveBoard } from "../live-board.tsx";

/** Who leads this month, and the reader's own place when it lies beyond: for any page. It moves as soon as the page is read anew. */
export function TopFive({ month: { top, near } }: { month: NonNullable<OwnWidgets["month"]> }) {
  const [t, own] = [useWords("boards"), useWords("points")];
  const you = near.find(({ isYou }) => isYou);
  const entries = you && !top.some(({ isYou }) => isYou) ? [...top, you] : top;
  return (
    <Card title={own("leadersOfMonth")} actions={<TextLink href="/portal/leaderboard">{own("wholeBoard")}</TextLink>} isFlush>
      <LiveBoard
        entries={entries}
        caption={own("leadersOfMonth")}
        words={{
          rank: t("rank"),
          person: t("person"),
          points: t("points"),
          movement: t("movement"),
          you: t("you"),
          withoutName: t("withoutName"),
          up: t("up"),
          down: t("down"),
          same: t("same"),
          isNew: t("isNew"),
        }}
        hasMovement
        empty={
          <EmptyState icon="trophy" title={t("nobodyHasPoints")} className="py-8">
            {t("pointsComeWith")}
          </EmptyState>
        }
      />
    </Card>
  );
}
