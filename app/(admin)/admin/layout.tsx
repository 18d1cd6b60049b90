import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { getSay, getWords } from "#components/format/words";
import { LiveUpdates } from "#components/live/live-updates";
import { AppShell, sayNav } from "#components/shell/app-shell";
import { themeFromCookie } from "#components/shell/theme";
import { can, ROLE_NAMES, requireStaff } from "#lib/access";
import { countWaitingConversations } from "#lib/conversations";
import { MOST_WAITING_COUNTED } from "#lib/conversations/schema";
import { pageContext } from "#lib/web";
import { SignOutForm } from "../../(auth)/sign-out-form.tsx";
import { Palette } from "../../command-palette.tsx";
import { installationFor } from "../../installation.tsx";
import { NotificationBell } from "../../notification-bell.tsx";
import { adminNav } from "./nav.ts";

/** What may be shown on one of its pages. */
const LIVE_TOPICS = [
  "tenant.changed",
  "backup.changed",
  "notification.changed",
  "tenant_export.changed",
  "incident.changed",
  "conversation.changed",
  "alert.changed",
  "maintenance_window.changed",
  "company_boards.changed",
];

/** The frame of the operator's area. It protects nothing: each page asks for its own context, and sends others away. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [t, say] = [await getWords("operator"), await getSay()];
  const [context, stored] = await Promise.all([pageContext(), cookies()]);
  const { actor, tenant, snapshot } = context;
  if (actor.kind !== "user" || !actor.platformRole) return children;
  const [{ product, notices }, waiting] = await Promise.all([
    installationFor(context),
    can(context, "tenant.read") ? countWaitingConversations(requireStaff(context)) : 0,
  ]);
  const most = MOST_WAITING_COUNTED;
  const count =
    waiting > most
      ? { shown: `${most}+`, words: t("moreConversationsWait", { count: most }) }
      : { shown: String(waiting), words: t("conversationsWait", { count: waiting }) };
  const counts = { "/admin/conversations": waiting > 0 ? count : undefined };
  const nav = sayNav(adminNav(context, counts), say);
  return (
    <AppShell
      product={product}
      homeHref="/admin"
      place={t("operatorPlace")}
      nav={nav}
      isCollapsed={stored.get("sidebar")?.value === "collapsed"}
      theme={themeFromCookie(stored.get("theme")?.value)}
      person={{ name: actor.name, email: actor.email, role: say(ROLE_NAMES[actor.platformRole]) }}
      personLinks={[
        { label: t("yourAccount"), href: "/account", icon: "user" },
        ...(tenant ? [{ label: t("portalOfName", { name: tenant.name }), href: "/portal", icon: "layout-dashboard" } as const] : []),
      ]}
      signOut={<SignOutForm look="menu" />}
      search={<Palette context={context} nav={nav} />}
      notifications={<NotificationBell context={context} />}
      banners={notices}
      live={<LiveUpdates topics={LIVE_TOPICS} snapshot={snapshot} />}
    >
      {children}
    </AppShell>
  );
}
