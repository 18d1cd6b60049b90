"use client";
import { useMemo } from "react";
import { useClientWords } from "../format/client-words.tsx";
import type { AppShellProps } from "./app-shell.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { type NavGroup, Sidebar } from "./sidebar.tsx";
import { SidebarToggle } from "./sidebar-toggle.tsx";
import { ThemeButton } from "./theme-control.tsx";

interface ShellFrameProps extends Omit<AppShellProps, "nav"> {
  /** `NavGroup[]` as JSON: as one text it costs a page next to nothing. */
  nav: string;
}

const SIDEBAR_ID = "sidebar";

/** What `AppShell` draws. A client component so that a page sends what it says and not its markup a second time. */
export function ShellFrame(props: ShellFrameProps) {
  const t = useClientWords();
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
  const groups = useMemo<NavGroup[]>(() => JSON.parse(nav), [nav]);
  return (
    <div data-sidebar={isCollapsed ? "collapsed" : "open"} className="shell min-h-dvh">
      <Sidebar id={SIDEBAR_ID} product={product} mark={mark} productNote={productNote} homeHref={homeHref} nav={groups} footer={sidebarFooter} />
      <div className="shell-content flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-30 border-b bg-surface print:hidden">
          <div className="flex h-[77px] items-center gap-3 px-4 md:px-6">
            <SidebarToggle sidebarId={SIDEBAR_ID} />
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
                <ThemeButton />
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
