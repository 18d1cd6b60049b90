import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { getSay, getWords, useWords } from "#components/format/words";
import { UnlockMoment } from "#components/gamification/unlock-moment";
import { ImpersonationBanner } from "#components/identity/impersonation-banner";
import { LiveUpdates } from "#components/live/live-updates";
import { AppShell, sayNav } from "#components/shell/app-shell";
import { Banner } from "#components/shell/banner";
import { TenantSwitcher } from "#components/shell/tenant-switcher";
import { themeFromCookie } from "#components/shell/theme";
import type { TenantRef } from "#lib/access";
import { listMyTenants, type RequestContext } from "#lib/identity";
import { pageContext } from "#lib/web";
import { switchTenantAction } from "../../(account)/account/switch-tenant-action.ts";
import { SignOutForm } from "../../(auth)/sign-out-form.tsx";
import { stopImpersonationAction } from "../../(auth)/stop-impersonation-action.ts";
import { Palette } from "../../command-palette.tsx";
import { installationFor } from "../../installation.tsx";
import { NotificationBell } from "../../notification-bell.tsx";
import { BrandColours, dressOf, portalBranding } from "./branding.tsx";
import { portalNav } from "./nav.ts";

/** A white label names the portal in titles, too. */
export async function generateMetadata(): Promise<Metadata> {
  const branding = await portalBranding();
  const name = branding?.isWhiteLabel ? branding.productName : null;
  return name ? { title: { default: name, template: `%s · ${name}` } } : {};
}

/** The frame of a client's portal. It protects nothing: each page asks for its own context, and sends others away. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const say = await getSay();
  const t = await getWords("portal");
  const [context, stored] = await Promise.all([pageContext(), cookies()]);
  const { actor, tenant, snapshot } = context;
  if (actor.kind !== "user" || !tenant) return children;
  const role = actor.roleName ? t("roleAtTenant", { role: say(actor.roleName), tenant: tenant.name }) : tenant.name;
  const nav = sayNav(portalNav(context), say);
  const [places, branding, { product, notices, support }] = await Promise.all([portalsOf(context), portalBranding(), installationFor(context)]);
  const shell = (
    <AppShell
      {...(branding ? dressOf(branding, product, await getWords("branding")) : { product })}
      sidebarFooter={support}
      homeHref="/portal"
      place={tenant.name}
      placeSwitcher={
        places.length > 1 ? <TenantSwitcher current={tenant.name} tenants={places} action={switchTenantAction} allHref="/account/tenants" /> : null
      }
      nav={nav}
      isCollapsed={stored.get("sidebar")?.value === "collapsed"}
      theme={themeFromCookie(stored.get("theme")?.value)}
      person={{ name: actor.name, email: actor.email, role }}
      personLinks={[
        { label: t("yourAccount"), href: "/account", icon: "user" },
        ...(actor.platformRole ? [{ label: say("Operator’s area"), href: "/admin/tenants", icon: "shield" } as const] : []),
      ]}
      signOut={<SignOutForm look="menu" />}
      search={<Palette context={context} nav={nav} otherTenants={places.filter(({ isCurrent, isClosed }) => !isCurrent && !isClosed)} />}
      notifications={<NotificationBell context={context} />}
      live={
        <>
          <LiveUpdates
            topics={[
              "branding.changed",
              "campaign.figures",
              "campaign.changed",
              "achievement.awarded",
              "achievement.taken_back",
              "points.changed",
              "notification.changed",
              "company_boards.changed",
              "conversation.changed",
              "crm.changed",
              "tenant_export.changed",
            ]}
            snapshot={snapshot}
          />
          <UnlockMoment />
        </>
      }
      pinned={<ImpersonationBanner actor={actor} tenant={tenant} now={context.clock.now()} stopAction={stopImpersonationAction} />}
      banners={
        <>
          {notices}
          <TenantBanners tenant={tenant} />
        </>
      }
    >
      {children}
    </AppShell>
  );
  return <BrandColours colour={branding?.colour ?? null}>{shell}</BrandColours>;
}

/** A menu holds so many at once; all of them are on a page of their own. */
const MOST_IN_SWITCHER = 50;

/** Where this person can go. Who acts as somebody else stays where they were let in. */
async function portalsOf(context: RequestContext) {
  const say = await getSay();
  if (context.actor.kind !== "user" || context.actor.impersonator) return [];
  const { tenants } = await listMyTenants(context, { limit: MOST_IN_SWITCHER });
  return tenants.map(({ id, name, role, isCurrent, closedBecause }) => ({ id, name, role: say(role), isCurrent, isClosed: closedBecause !== null }));
}

function TenantBanners({ tenant }: { tenant: TenantRef }) {
  const t = useWords("portal");
  return (
    <>
      {tenant.isDemo ? <Banner>{t("thisIsADemoPortalThe")}</Banner> : null}
      {tenant.status === "past_due" ? (
        <Banner tone="warn" icon="triangle-exclamation-point">
          {t("aPaymentIsPastDueYou")}
        </Banner>
      ) : null}
      {tenant.status === "cancelled" ? (
        <Banner tone="warn" icon="triangle-exclamation-point">
          {t("thisPortalIsCancelledAdminsCan")}
        </Banner>
      ) : null}
    </>
  );
}
