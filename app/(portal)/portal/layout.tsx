import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveUpdates } from "#components/live/live-updates";
import { AppShell } from "#components/shell/app-shell";
import { Banner } from "#components/shell/banner";
import type { NavGroup } from "#components/shell/sidebar";
import { themeFromCookie } from "#components/shell/theme";
import type { TenantRef } from "#lib/access";
import { pageContext } from "#lib/web";
import { SignOutForm } from "../../(auth)/sign-out-form.tsx";

const nav: NavGroup[] = [
  {
    label: "Portal",
    items: [
      { label: "Overview", href: "/portal", icon: "layout-dashboard", match: "exact" },
      { label: "Campaigns", href: "/portal#campaigns", icon: "megaphone" },
      { label: "Achievements", href: "/portal#achievements", icon: "award" },
      { label: "Leaderboard", href: "/portal#leaderboard", icon: "trophy" },
    ],
  },
  { label: "Platform", items: [{ label: "Status", href: "/status", icon: "activity" }] },
];

/** The frame of a client's portal. It protects nothing: each page asks for its own context, and sends others away. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [{ actor, tenant, snapshot }, stored] = await Promise.all([pageContext(), cookies()]);
  if (actor.kind !== "user" || !tenant) return children;
  const role = actor.roleName ? `${actor.roleName} at ${tenant.name}` : tenant.name;
  return (
    <AppShell
      homeHref="/portal"
      place={tenant.name}
      nav={nav}
      isCollapsed={stored.get("sidebar")?.value === "collapsed"}
      theme={themeFromCookie(stored.get("theme")?.value)}
      person={{ name: actor.name, email: actor.email, role }}
      personLinks={actor.platformRole ? [{ label: "Operator’s area", href: "/admin/tenants", icon: "shield" }] : []}
      signOut={<SignOutForm look="menu" />}
      live={<LiveUpdates topics={["campaign.figures", "achievement.awarded"]} snapshot={snapshot} />}
      banners={<TenantBanners tenant={tenant} />}
    >
      {children}
    </AppShell>
  );
}

function TenantBanners({ tenant }: { tenant: TenantRef }) {
  return (
    <>
      {tenant.isDemo ? <Banner>This is a demo portal: the business and its figures are made up.</Banner> : null}
      {tenant.status === "past_due" ? (
        <Banner tone="warn" icon="triangle-exclamation-point">
          A payment is past due. You can read and change everything; running campaigns is on hold until it is settled.
        </Banner>
      ) : null}
      {tenant.status === "cancelled" ? (
        <Banner tone="warn" icon="triangle-exclamation-point">
          This portal is cancelled. Admins can still read its data, but nobody can change it.
        </Banner>
      ) : null}
    </>
  );
}
