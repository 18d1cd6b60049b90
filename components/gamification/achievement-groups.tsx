import { useWords } from "#components/format/words";
import type { Achievement } from "#lib/gamification/schema";
import { formatNumber } from "../format/number.tsx";
import { Accordion } from "../ui/accordion.tsx";
import { Badge } from "../ui/badge.tsx";
import { Achievements } from "./achievement-section.tsx";
import type { MeasureStyle } from "./achievement-words.tsx";

/** As many are read at a glance, begun or not. */
const FEW = 12;

interface AchievementGroupsProps {
  /** In the order in which they are shown. */
  items: Achievement[];
  style: MeasureStyle;
  timeZone: string;
  /** Shows every group whole, as when somebody chose what to see. */
  isAllOpen: boolean;
}

type Group = "earned" | "begun" | "notBegun" | "hidden";

function groupOf({ state, progress, takenBack }: Achievement): Group {
  if (state !== "open") return state;
  return (progress ?? 0) > 0 || takenBack ? "begun" : "notBegun";
}

/** All achievements by how far they are; of many, what nobody has begun waits until it is opened. */
export function AchievementGroups({ items, style, timeZone, isAllOpen }: AchievementGroupsProps) {
  const t = useWords("achievements");
  const titles: Record<Group, string> = { earned: t("groupEarned"), begun: t("groupBegun"), notBegun: t("groupNotBegun"), hidden: t("groupHidden") };
  const groups = (Object.keys(titles) as Group[]).flatMap((group) => {
    const own = items.filter((each) => groupOf(each) === group);
    return own.length > 0 ? [{ group, own }] : [];
  });
  if (groups.length === 0) return null;
  return (
    <Accordion
      items={groups.map(({ group, own }) => ({
        id: group,
        title: titles[group],
        mark: <Badge tone={group === "earned" ? "good" : "neutral"}>{formatNumber(own.length, { locale: style.locale })}</Badge>,
        isOpen: isAllOpen || items.length <= FEW || group === "earned" || group === "begun",
        content: <Achievements items={own} style={style} timeZone={timeZone} isFull />,
      }))}
    />
  );
}
