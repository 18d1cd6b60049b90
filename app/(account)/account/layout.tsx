import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { getSay, getWords } from "#components/format/words";
import { ImpersonationBanner } from "#components/identity/impersonation-banner";
import { LiveUpdates } from "#components/live/live-updates";
import { AppShell, sayNav } from "#components/shell/app-shell";
import type { NavGroup } from "#components/shell/sidebar";
import { themeFromCookie } from "#components/shell/theme";
import { ROLE_NAMES } from "#lib/access";
import { pageContext } from "#lib/web";
import { SignOutForm } from "../../(auth)/sign-out-form.tsx";
import { stopImpersonationAction } from "../../(auth)/stop-impersonation-action.ts";
import { Palette } from "../../command-palette.tsx";
import { installationFor } from "../../installation.tsx";
import { NotificationBell } from "../../notification-bell.tsx";

const ACCOUNT: NavGroup = {
  label: "Account",
  items: [
    { label: "Profile", href: "/account", icon: "user", match: "exact" },
    { label: "Security", href: "/account/security", icon: "shield" },
    { label: "Sessions", href: "/account/sessions", icon: "monitor" },
    { label: "Notifications", href: "/account/notifications", icon: "bell" },
    { label: "Portals", href: "/account/tenants", icon: "building-complex" },
    { label: "Your data", href: "/account/privacy", icon: "file-text" },
  ],
};

/** The frame of one's own account, for staff and clients alike. It protects nothing: each page asks for its own context. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const [t, say] = await Promise.all([getWords("account"), getSay()]);
  const [context, stored] = await Promise.all([pageContext(), cookies()]);
  const { actor, tenant, clock } = context;
  if (actor.kind !== "user") return children;
  const portal: NavGroup["items"] = tenant ? [{ label: tenant.name, href: "/portal", icon: "layout-dashboard" }] : [];
  const operator: NavGroup["items"] = actor.platformRole ? [{ label: say("Operator’s area"), href: "/admin/tenants", icon: "briefcase" }] : [];
  const { product, notices, support } = await installationFor(context);
  const ways = [...operator, ...portal];
  const role = actor.platformRole
    ? say(ROLE_NAMES[actor.platformRole])
    : actor.roleName && tenant
      ? t("roleAtTenant", { role: say(actor.roleName), tenant: tenant.name })
      : actor.email;
  const account = sayNav([ACCOUNT], say);
  const nav = ways.length > 0 ? [...account, { label: t("backTo"), items: ways }] : account;
  return (
    <AppShell
      product={product}
      sidebarFooter={support}
      homeHref={ways[0]?.href ?? "/account"}
      place={t("yourAccount")}
      nav={nav}
      isCollapsed={stored.get("sidebar")?.value === "collapsed"}
      theme={themeFromCookie(stored.get("theme")?.value)}
      person={{ name: actor.name, email: actor.email, role }}
      signOut={<SignOutForm look="menu" />}
      search={<Palette context={context} nav={nav} />}
      notifications={<NotificationBell context={context} />}
      banners={notices}
      live={
        <LiveUpdates
          topics={["notification.changed", "points.changed", "achievement.awarded", "achievement.taken_back"]}
          snapshot={context.snapshot}
        />
      }
      pinned={<ImpersonationBanner actor={actor} tenant={tenant} now={clock.now()} stopAction={stopImpersonationAction} />}
    >
      {children}
    </AppShell>
  );
}
