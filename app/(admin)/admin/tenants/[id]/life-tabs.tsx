import { Tabs } from "#components/ui/tabs";

const TABS = [
  { key: "clone", label: "Clone" },
  { key: "export", label: "Export" },
  { key: "delete", label: "Delete" },
] as const;

/** What can be done with a tenant as a whole. */
export function LifeTabs({ id, current }: { id: string; current: (typeof TABS)[number]["key"] }) {
  const items = TABS.map(({ key, label }) => ({ label, href: `/admin/tenants/${id}/${key}`, isCurrent: key === current }));
  return <Tabs label="The tenant as a whole" items={items} />;
}
