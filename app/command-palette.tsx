import { getSay, getWords } from "#components/format/words";
import { CommandPalette, type PaletteEntry } from "#components/palette/command-palette";
import type { NavGroup } from "#components/shell/sidebar";
import { Icon, type IconName } from "#components/ui/icon";
import { type Context, can, type Permission } from "#lib/access";
import { switchTenantAction } from "./(account)/account/switch-tenant-action.ts";

interface Entry {
  label: string;
  words?: string;
  icon: IconName;
  href: string;
  needs?: Permission;
}

const ACCOUNT: Entry[] = [
  { label: "Your account", words: "profile name address", href: "/account", icon: "user" },
  { label: "Account security", words: "password passkey second factor", href: "/account/security", icon: "shield" },
  { label: "Your sessions", words: "devices signed in", href: "/account/sessions", icon: "monitor" },
  { label: "Notifications", words: "news unread bell settings", href: "/account/notifications", icon: "bell" },
  { label: "Your portals", words: "switch tenant change portal", href: "/account/tenants", icon: "building-complex" },
  { label: "Your data", words: "privacy export erase", href: "/account/privacy", icon: "file-text" },
];

const STAFF_ACTS: Entry[] = [
  { label: "New tenant", words: "create client brand", href: "/admin/tenants/new", icon: "plus", needs: "tenant.manage" },
  { label: "New member of staff", words: "create add person support", href: "/admin/people/new", icon: "user-plus", needs: "tenant.manage" },
  { label: "New sign-in provider", words: "create single sign-on", href: "/admin/sign-in/new", icon: "log-in", needs: "tenant.manage" },
];

const TENANT_ACTS: Entry[] = [
  { label: "Invite people", words: "add member team", href: "/portal/team/invite", icon: "user-plus", needs: "user.create" },
  { label: "New role", words: "create permissions", href: "/portal/team/roles/new", icon: "plus", needs: "role.manage" },
  { label: "New sign-in provider", words: "create single sign-on", href: "/portal/settings/sign-in/new", icon: "log-in", needs: "security.manage" },
  { label: "Create an API key", words: "new service account", href: "/portal/settings/keys", icon: "key-round", needs: "api_key.manage" },
];

const JUMPS: { key: string; label: string; paths: string[] }[] = [
  { key: "t", label: "tenants", paths: ["/admin/tenants"] },
  { key: "o", label: "the overview", paths: ["/admin", "/portal"] },
  { key: "p", label: "people", paths: ["/admin/people", "/portal/team"] },
  { key: "a", label: "the audit trail", paths: ["/admin/audit", "/portal/audit"] },
];

interface PaletteProps {
  context: Context;
  nav: NavGroup[];
  /** Portals of the person that can be switched to from here. */
  otherTenants?: { id: string; name: string }[];
}

/** The palette with what this person may open and do: the navigation of where they are, the other areas that are theirs, their own pages. */
export async function Palette({ context, nav, otherTenants = [] }: PaletteProps) {
  const [t, say] = await Promise.all([getWords("shell"), getSay()]);
  const { actor } = context;
  if (actor.kind !== "user") return null;
  const pages = nav
    .flatMap(({ items }) => items.flatMap(({ icon, items: below = [], ...item }) => [item, ...below].map((page) => ({ ...page, icon }))))
    .map(({ label, href, icon }) => ({ label, href, icon }));
  const areas: Entry[] = [
    ...(actor.platformRole ? [{ label: "Operator’s area", words: "admin", href: "/admin", icon: "shield" } as const] : []),
    ...(context.tenant ? [{ label: t("portalOf", { name: context.tenant.name }), href: "/portal", icon: "layout-dashboard" } as const] : []),
  ];
  const acts = actor.impersonator?.mayWrite === false ? [] : [...(actor.platformRole ? STAFF_ACTS : []), ...(context.tenant ? TENANT_ACTS : [])];
  const allowed = acts.filter(({ needs }) => !needs || can(context, needs)).map(({ needs: _, ...entry }) => entry);
  const all: Omit<Entry, "needs">[] = [...pages, ...areas, ...ACCOUNT, ...allowed];
  // The account's own navigation, and the way back to an area, are among them already.
  const entries = all.filter(({ href }, at) => all.findIndex((entry) => entry.href === href) === at);
  const shown: PaletteEntry[] = [
    // The English words are found, too.
    ...entries.map(({ label, words, ...entry }) => ({ ...entry, label: say(label), words: `${words ?? ""} ${label}` })),
    ...otherTenants.map(
      ({ id, name }) =>
        ({
          label: t("switchTo", { name }),
          words: "change tenant portal",
          icon: "building-complex",
          act: "switch-tenant",
          tenantId: id,
        }) as const,
    ),
    { label: say("Light theme"), words: "light theme change theme appearance", icon: "sun", act: "theme-light" },
    { label: say("Dark theme"), words: "dark theme change theme appearance", icon: "moon", act: "theme-dark" },
    { label: say("Theme of the device"), words: "theme of the device change theme appearance system", icon: "monitor", act: "theme-system" },
    { label: say("Keyboard shortcuts"), words: "keyboard shortcuts help keys", icon: "life-buoy", act: "shortcuts" },
    { label: say("Sign out"), words: "sign out log out leave", icon: "log-out", act: "sign-out" },
  ];
  return (
    <CommandPalette
      userId={actor.impersonator ? null : actor.userId}
      entries={JSON.stringify(shown)}
      switchTenant={switchTenantAction}
      jumps={JUMPS.flatMap(({ key, label, paths }) => {
        const href = paths.find((path) => pages.some((page) => page.href === path));
        return href ? [{ key, label: say(label), href }] : [];
      })}
      icon={<Icon name="search" />}
    />
  );
}
