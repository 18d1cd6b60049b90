import { useWords } from "#components/format/words";
import { Tabs } from "#components/ui/tabs";

const TABS = [
  { key: "clone", word: "clone" },
  { key: "export", word: "export" },
  { key: "delete", word: "delete" },
] as const;

/** What can be done with a tenant as a whole. */
export function LifeTabs({ id, current }: { id: string; current: (typeof TABS)[number]["key"] }) {
  const t = useWords("tenancy");
  const items = TABS.map(({ key, word }) => ({ label: t(word), href: `/admin/tenants/${id}/${key}`, isCurrent: key === current }));
  return <Tabs label={t("theTenantAsAWhole")} items={items} />;
}
