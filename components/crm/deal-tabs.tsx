import { useWords } from "../format/words.tsx";
import { Tabs } from "../ui/tabs.tsx";

/** The ways to look at deals. */
export function DealTabs({ current }: { current: "board" | "list" | "figures" }) {
  const t = useWords("crm");
  const tab = (key: "board" | "list" | "figures", href: string) => ({ label: t(key), href, isCurrent: current === key });
  return (
    <Tabs label={t("view")} items={[tab("board", "/portal/deals"), tab("list", "/portal/deals/list"), tab("figures", "/portal/deals/figures")]} />
  );
}
