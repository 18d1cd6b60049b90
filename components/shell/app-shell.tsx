import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { type Person, PersonMenu } from "./person-menu.tsx";
import { type NavGroup, Sidebar } from "./sidebar.tsx";
import { SidebarToggle } from "./sidebar-toggle.tsx";
import type { ThemeName } from "./theme.tsx";
import { ThemeButton } from "./theme-control.tsx";

interface AppShellProps {
  product?: string;
  /** A tenant's own, in place of our mark. */
  mark?: ReactNode;
  /** Below the product's name. */
  productNote?: string | null;
  homeHref: string;
  /** Where one is: the tenant's name, or the area's. */
  place: string;
  /** A menu in its stead, for those who may go elsewhere. */
  placeSwitcher?: ReactNode;
  /** Only what this person may open; the shell hides nothing by itself. */
  nav: NavGroup[];
  /** The `sidebar` cookie says "collapsed". */
  isCollapsed: boolean;
  theme: ThemeName;
  person: Person;
  personLinks?: { label: string; href: string; icon: IconName }[];
  signOut: ReactNode;
  search?: ReactNode;
  /** Such as a `LiveBadge` that a small client component keeps up to date. */
  live?: ReactNode;
  /** The bell. */
  notifications?: ReactNode;
  /** Notices across the top (demo data, impersonation, suspended), each a `Banner`. */
  banners?: ReactNode;
  /** A `Banner` that must not scroll away, such as of somebody who acts as another person. */
  pinned?: ReactNode;
  sidebarFooter?: ReactNode;
  children: ReactNode;
}

const SIDEBAR_ID = "sidebar";

/** The frame of the signed-in areas. Works without script; script remembers the fold and closes the drawer. */
export function AppShell(props: AppShellProps) {
  const t = useWords("shell");
  const {
    product = "BizOSaaS",
    mark,
    productNote,
    homeHref,
    place,
    placeSwitcher,
    nav,
    isCollapsed,
    theme,
    person,
    personLinks,
    signOut,
    search,
    live,
    notifications,
    banners,
    pinned,
    sidebarFooter,
    children,
  } = props;
  return (
    <div data-sidebar={isCollapsed ? "collapsed" : "open"} className="shell min-h-dvh">
      <Sidebar id={SIDEBAR_ID} product={product} mark={mark} productNote={productNote} homeHref={homeHref} nav={nav} footer={sidebarFooter} />
      <div className="shell-content flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-30 border-b bg-surface print:hidden">
          <div className="flex h-[77px] items-center gap-3 px-4 md:px-6">
            <SidebarToggle sidebarId={SIDEBAR_ID} icon={<Icon name="menu" />} />
            {placeSwitcher ? (
              <div className="min-w-0 flex-1 lg:max-w-64 lg:flex-none">{placeSwitcher}</div>
            ) : (
              <p dir="auto" title={place} className="min-w-0 flex-1 truncate font-medium text-ink lg:max-w-56 lg:flex-none">
                {place}
              </p>
            )}
            <div className="shrink-0 lg:min-w-0 lg:max-w-[430px] lg:flex-1 lg:shrink">{search}</div>
            <div className="ms-auto flex shrink-0 items-center gap-2 md:gap-3">
              {live}
              <span className="max-sm:hidden">
                <ThemeButton sun={<Icon name="sun" />} moon={<Icon name="moon" />} />
              </span>
              {notifications}
              <PersonMenu person={person} links={personLinks} theme={theme} signOut={signOut} />
            </div>
          </div>
          <ConnectionNotice />
          {pinned}
        </header>
        {banners ? (
          <aside aria-label={t("notices")} className="print:hidden">
            {banners}
          </aside>
        ) : null}
        <main id="main" tabIndex={-1} className="container-page min-w-0 flex-1 py-6 outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
