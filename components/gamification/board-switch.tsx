import { useWords } from "#components/format/words";
import type { Period } from "#lib/gamification/schema";
import { Tabs } from "../ui/tabs.tsx";

interface BoardSwitchProps {
  current: "people" | "team" | "teams" | "companies";
  /** Kept among the boards of the company's own people; none for what the page begins with. */
  period?: Period;
}

/** Whose board it is: the company's people, one's own team, teams, or companies. */
export function BoardSwitch({ current, period }: BoardSwitchProps) {
  const t = useWords("companies");
  const kept = period ? `period=${period}` : "";
  const items = [
    { key: "people", label: t("people"), href: `/portal/leaderboard${kept && `?${kept}`}` },
    { key: "team", label: t("myTeam"), href: `/portal/leaderboard?scope=team${kept && `&${kept}`}` },
    { key: "teams", label: t("teams"), href: `/portal/leaderboard/teams${kept && `?${kept}`}` },
    { key: "companies", label: t("companies"), href: "/portal/leaderboard/companies" },
  ];
  return <Tabs label={t("leaderboards")} items={items.map(({ key, ...item }) => ({ ...item, isCurrent: key === current }))} />;
}
