import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveUpdates } from "#components/live/live-updates";
import { AppShell } from "#components/shell/app-shell";
import type { NavGroup } from "#components/shell/sidebar";
import { themeFromCookie } from "#components/shell/theme";
import { ROLE_NAMES } from "#lib/access";
import { pageContext } from "#lib/web";
import { SignOutForm } from "../../(auth)/sign-out-form.tsx";

const nav: NavGroup[] = [
  {
    label: "Operator",
    items: [
      { label: "Tenants", href: "/admin/tenants", icon: "building-complex" },
      { label: "Mail outbox", href: "/admin/mail", icon: "mail" },
    ],
  },
  {
    label: "Platform",
    items: [
      { label: "Status", href: "/status", icon: "activity" },
      { label: "Developers", href: "/developers", icon: "code" },
    ],
  },
];

/** The frame of the operator's area. It protects nothing: each page asks for its own context, and sends others away. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [{ actor, tenant, snapshot }, stored] = await Promise.all([pageContext(), cookies()]);
  if (actor.kind !== "user" || !actor.platformRole) return children;
  return (
    <AppShell
      homeHref="/admin/tenants"
      place="Operator"
      nav={nav}
      isCollapsed={stored.get("sidebar")?.value === "collapsed"}
      theme={themeFromCookie(stored.get("theme")?.value)}
      person={{ name: actor.name, email: actor.email, role: ROLE_NAMES[actor.platformRole] }}
      personLinks={tenant ? [{ label: `Portal of ${tenant.name}`, href: "/portal", icon: "layout-dashboard" }] : []}
      signOut={<SignOutForm look="menu" />}
      live={<LiveUpdates topics={["tenant.changed"]} snapshot={snapshot} />}
    >
      {children}
    </AppShell>
  );
}
