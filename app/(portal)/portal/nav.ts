import type { NavGroup, NavItem } from "#components/shell/sidebar";
import { type Context, can, type Permission } from "#lib/access";
import { settingsFor } from "./settings/areas.ts";

type GuardedItem = NavItem & { needs?: Permission };

const overview: GuardedItem[] = [
  { label: "Overview", href: "/portal", icon: "layout-dashboard", match: "exact" },
  { label: "Campaigns", href: "/portal/campaigns", icon: "megaphone" },
  { label: "Figures", href: "/portal/figures", icon: "chart-column", needs: "campaign.read" },
  { label: "Reports", href: "/portal/reports", icon: "file-text", needs: "analytics.read" },
  { label: "Imports", href: "/portal/imports", icon: "upload", needs: "campaign.create" },
  { label: "Achievements", href: "/portal/achievements", icon: "award" },
  { label: "Your points", href: "/portal/points", icon: "wallet" },
  { label: "Leaderboard", href: "/portal/leaderboard", icon: "trophy" },
  { label: "Referrals", href: "/portal/referrals", icon: "user-plus" },
  { label: "Portfolio", href: "/portal/portfolio", icon: "briefcase", needs: "content.read" },
  { label: "Seasons", href: "/portal/seasons", icon: "calendar" },
  { label: "Support", href: "/portal/support", icon: "life-buoy" },
];

const sales: GuardedItem[] = [
  { label: "Leads", href: "/portal/leads", icon: "target", match: "exact", needs: "lead.read" },
  { label: "Deals", href: "/portal/deals", icon: "coins", needs: "deal.read" },
  { label: "Contacts", href: "/portal/contacts", icon: "user", needs: "lead.read" },
  { label: "Companies", href: "/portal/companies", icon: "building-complex", needs: "lead.read" },
  { label: "Segments", href: "/portal/segments", icon: "funnel", needs: "lead.read" },
  { label: "Exports", href: "/portal/exports", icon: "download", needs: "lead.read" },
  { label: "Tasks", href: "/portal/tasks", icon: "circle-check", needs: "lead.read" },
  { label: "Web forms", href: "/portal/forms", icon: "inbox", needs: "lead.read" },
  { label: "Import people", href: "/portal/leads/import", icon: "upload", needs: "lead.create" },
  { label: "Duplicates", href: "/portal/leads/duplicates", icon: "copy", needs: "lead.read" },
  { label: "Lead scores", href: "/portal/leads/scoring", icon: "gauge", needs: "lead.read" },
  { label: "Own fields", href: "/portal/settings/fields", icon: "list", needs: "lead.read" },
  { label: "Assignment", href: "/portal/leads/assignment", icon: "user-plus", needs: "lead.read" },
];

const platform: GuardedItem[] = [{ label: "Status", href: "/status", icon: "activity" }];

/** What of a client's portal this person may open. */
export function portalNav(context: Context): NavGroup[] {
  return [
    { label: "Portal", items: allowed(context, overview) },
    { label: "Sales", items: allowed(context, sales) },
    { label: "Settings", items: settings(context) },
    { label: "Platform", items: allowed(context, platform) },
  ].filter(({ items }) => items.length > 0);
}

/** All of the settings on one page, then each of them. */
function settings(context: Context): NavItem[] {
  const areas = settingsFor(context).flatMap((group) => group.areas);
  if (areas.length === 0) return [];
  const all: NavItem = { label: "All settings", href: "/portal/settings", icon: "settings", match: "exact" };
  return [all, ...areas.map(({ label, href, icon }) => ({ label, href, icon }))];
}

function allowed(context: Context, items: GuardedItem[]): NavItem[] {
  return items.filter(({ needs }) => !needs || can(context, needs)).map(({ needs: _, ...item }) => item);
}
