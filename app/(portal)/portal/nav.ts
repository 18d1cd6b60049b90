import type { NavBelow, NavGroup, NavItem } from "#components/shell/sidebar";
import { type Context, can, type Permission } from "#lib/access";
import { settingsFor } from "./settings/areas.ts";

type Guarded<Item> = Item & { needs?: Permission };
type GuardedItem = Guarded<Omit<NavItem, "items">> & { items?: Guarded<NavBelow>[] };

const portal: GuardedItem[] = [
  { label: "Overview", href: "/portal", icon: "layout-dashboard", match: "exact" },
  { label: "Support", href: "/portal/support", icon: "life-buoy" },
];

const marketing: GuardedItem[] = [
  {
    label: "Campaigns",
    href: "/portal/campaigns",
    icon: "megaphone",
    items: [{ label: "Creatives", href: "/portal/campaigns/creatives", needs: "campaign.read" }],
  },
  { label: "Figures", href: "/portal/figures", icon: "chart-column", needs: "campaign.read" },
  { label: "Reports", href: "/portal/reports", icon: "file-text", needs: "analytics.read" },
  { label: "Imports", href: "/portal/imports", icon: "upload", needs: "campaign.create" },
];

const sales: GuardedItem[] = [
  {
    label: "Leads",
    href: "/portal/leads",
    icon: "target",
    match: "exact",
    needs: "lead.read",
    items: [
      { label: "Import people", href: "/portal/leads/import", needs: "lead.create" },
      { label: "Duplicates", href: "/portal/leads/duplicates", needs: "lead.read" },
      { label: "Mails", href: "/portal/leads/mails", needs: "lead.execute" },
      { label: "Lead scores", href: "/portal/leads/scoring", needs: "lead.read" },
      { label: "Assignment", href: "/portal/leads/assignment", needs: "lead.read" },
      { label: "Own fields", href: "/portal/settings/fields", needs: "lead.read" },
      { label: "Exports", href: "/portal/exports", needs: "lead.read" },
    ],
  },
  { label: "Deals", href: "/portal/deals", icon: "coins", needs: "deal.read" },
  { label: "Contacts", href: "/portal/contacts", icon: "user", needs: "lead.read" },
  { label: "Companies", href: "/portal/companies", icon: "building-complex", needs: "lead.read" },
  { label: "Segments", href: "/portal/segments", icon: "funnel", needs: "lead.read" },
  { label: "Tasks", href: "/portal/tasks", icon: "circle-check", needs: "lead.read" },
  { label: "Web forms", href: "/portal/forms", icon: "inbox", needs: "lead.read" },
];

const recognition: GuardedItem[] = [
  { label: "Achievements", href: "/portal/achievements", icon: "award" },
  { label: "Your points", href: "/portal/points", icon: "wallet" },
  { label: "Leaderboard", href: "/portal/leaderboard", icon: "trophy" },
  { label: "Seasons", href: "/portal/seasons", icon: "calendar" },
  { label: "Referrals", href: "/portal/referrals", icon: "user-plus" },
  { label: "Portfolio", href: "/portal/portfolio", icon: "briefcase", needs: "content.read" },
];

const team: GuardedItem = { label: "Team", href: "/portal/team", icon: "users", needs: "user.read" };

const platform: GuardedItem[] = [{ label: "Status", href: "/status", icon: "activity" }];

/** What of a client's portal this person may open. */
export function portalNav(context: Context): NavGroup[] {
  return [
    { label: "Portal", items: allowed(context, portal) },
    { label: "Marketing", items: allowed(context, marketing) },
    { label: "Leads and deals", items: allowed(context, sales) },
    { label: "Recognition", items: allowed(context, recognition) },
    { label: "Settings", items: [...allowed(context, [team]), ...settings(context)] },
    { label: "Platform", items: allowed(context, platform) },
  ].filter(({ items }) => items.length > 0);
}

/** The page of all settings, with the others below it while one of them is open. */
function settings(context: Context): NavItem[] {
  const areas = settingsFor(context).flatMap((group) => group.areas);
  if (areas.length === 0) return [];
  const below = areas.filter(({ href }) => href !== team.href).map(({ label, href }) => ({ label, href }));
  return [{ label: "All settings", href: "/portal/settings", icon: "settings", match: "exact", items: below }];
}

function allowed(context: Context, items: GuardedItem[]): NavItem[] {
  return mayOpen(context, items).map(({ items: below, ...item }) => (below ? { ...item, items: mayOpen(context, below) } : item));
}

function mayOpen<Item extends { needs?: Permission }>(context: Context, items: Item[]): Omit<Item, "needs">[] {
  return items.filter(({ needs }) => !needs || can(context, needs)).map(({ needs: _, ...item }) => item);
}
