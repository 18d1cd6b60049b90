import { useWords } from "#components/format/words";
import { Tabs } from "../ui/tabs.tsx";

/** From the board of a company's people to the boards of companies, and back. */
export function BoardSwitch({ current }: { current: "people" | "companies" }) {
  const t = useWords("companies");
  return (
    <Tabs
      label={t("leaderboards")}
      items={[
        { label: t("people"), href: "/portal/leaderboard", isCurrent: current === "people" },
        { label: t("companies"), href: "/portal/leaderboard/companies", isCurrent: current === "companies" },
      ]}
    />
  );
}
