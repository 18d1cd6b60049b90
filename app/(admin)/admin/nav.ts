import type { NavGroup, NavItem } from "#components/shell/sidebar";
import { type Context, can, type Permission } from "#lib/access";

type GuardedItem = NavItem & { needs?: Permission };

const operator: GuardedItem[] = [
  { label: "Overview", href: "/admin", icon: "layout-dashboard", match: "exact" },
  { label: "Tenants", href: "/admin/tenants", icon: "building-complex", needs: "tenant.read" },
  { label: "People", href: "/admin/people", icon: "users", needs: "tenant.read" },
  { label: "Conversations", href: "/admin/conversations", icon: "life-buoy", needs: "tenant.read" },
  { label: "Plans and revenue", href: "/admin/plans", icon: "wallet", needs: "billing.manage" },
  { label: "Invoices", href: "/admin/invoices", icon: "receipt", needs: "billing.manage" },
  { label: "Achievements", href: "/admin/achievements", icon: "trophy", needs: "gamification.manage" },
  { label: "Points and achievements", href: "/admin/gamification", icon: "chart-column", needs: "gamification.manage" },
  { label: "Earned privileges", href: "/admin/privileges", icon: "award", needs: "gamification.manage" },
  { label: "Company boards", href: "/admin/leaderboards", icon: "trophy", needs: "gamification.manage" },
  { label: "Seasons", href: "/admin/seasons", icon: "trophy", needs: "gamification.manage" },
  { label: "Referrals", href: "/admin/referrals", icon: "user-plus", needs: "gamification.manage" },
  { label: "Points ledger", href: "/admin/ledger", icon: "scroll-text", needs: "gamification.manage" },
  { label: "Feature flags", href: "/admin/flags", icon: "flag", needs: "tenant.read" },
  { label: "Sign-in", href: "/admin/sign-in", icon: "log-in", needs: "tenant.manage" },
  { label: "Security", href: "/admin/security", icon: "shield", needs: "audit.read" },
  { label: "Audit trail", href: "/admin/audit", icon: "scroll-text", needs: "audit.read" },
  { label: "Mail outbox", href: "/admin/mail", icon: "mail" },
];

const platform: GuardedItem[] = [
  { label: "Services", href: "/admin/services", icon: "database", needs: "service.read" },
  { label: "Incidents", href: "/admin/incidents", icon: "bell", needs: "service.read" },
  { label: "Objectives", href: "/admin/objectives", icon: "target", needs: "service.read" },
  { label: "Maintenance", href: "/admin/maintenance-windows", icon: "calendar", needs: "service.read" },
  { label: "Integrations", href: "/admin/integrations", icon: "webhook", needs: "integration.read" },
  { label: "Gateway", href: "/admin/gateway", icon: "plug", needs: "service.read" },
  { label: "API usage", href: "/admin/usage", icon: "chart-column", needs: "system.monitor" },
  { label: "Jobs", href: "/admin/jobs", icon: "layers", needs: "system.monitor" },
  { label: "Settings", href: "/admin/settings", icon: "settings" },
  { label: "Backups", href: "/admin/backups", icon: "archive", needs: "system.monitor" },
  { label: "System", href: "/admin/system", icon: "server", needs: "system.monitor" },
  { label: "Status", href: "/status", icon: "activity" },
  { label: "Developers", href: "/developers", icon: "code" },
  { label: "Design system", href: "/admin/design", icon: "sparkles" },
];

type Counts = Record<string, NavItem["count"]>;

/** What of the operator's area this member of staff may open. @param counts of what waits, by address */
export function adminNav(context: Context, counts: Counts = {}): NavGroup[] {
  return [
    { label: "Operator", items: allowed(context, operator, counts) },
    { label: "Platform", items: allowed(context, platform, counts) },
  ];
}

function allowed(context: Context, items: GuardedItem[], counts: Counts): NavItem[] {
  return items
    .filter(({ needs }) => !needs || can(context, needs))
    .map(({ needs: _, ...item }) => {
      const count = counts[item.href];
      return { ...item, ...(count && { count }) };
    });
}
