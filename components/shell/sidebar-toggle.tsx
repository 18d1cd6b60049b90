"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Icon } from "../ui/icon.tsx";

interface SidebarToggleProps {
  sidebarId: string;
}

const ONE_YEAR_SECONDS = 31_536_000;
const WIDE = "(width >= 64rem)";

/** On wide screens folds the sidebar and remembers it; below, opens it as a drawer, which the browser does by itself. */
export function SidebarToggle({ sidebarId }: SidebarToggleProps) {
  const t = useClientWords();
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => closeDrawer(sidebarId), [path, sidebarId]);
  useEffect(() => {
    // A link to a section of the same page changes no path.
    const drawer = document.getElementById(sidebarId);
    const follow = (event: Event) => {
      if (event.target instanceof Element && event.target.closest("a[href]")) closeDrawer(sidebarId);
    };
    drawer?.addEventListener("click", follow);
    return () => drawer?.removeEventListener("click", follow);
  }, [sidebarId]);
  useEffect(() => {
    const wide = matchMedia(WIDE);
    const close = () => closeDrawer(sidebarId);
    wide.addEventListener("change", close);
    return () => wide.removeEventListener("change", close);
  }, [sidebarId]);
  const look = "size-11 shrink-0 items-center justify-center rounded-lg border text-muted transition-colors hover:bg-tint hover:text-ink";
  return (
    <>
      <button type="button" popoverTarget={sidebarId} aria-label={t("navigation")} className={`inline-flex lg:hidden ${look}`}>
        <Icon name="menu" />
      </button>
      <button
        type="button"
        aria-label={t("foldOrUnfoldTheNavigation")}
        title={t("foldOrUnfoldTheNavigation")}
        onClick={fold}
        className={`hidden lg:inline-flex ${look}`}
      >
        <Icon name="menu" />
      </button>
    </>
  );
}

function closeDrawer(sidebarId: string): void {
  const drawer = document.getElementById(sidebarId);
  if (drawer?.matches(":popover-open")) drawer.hidePopover();
}

function fold(): void {
  const shell = document.querySelector<HTMLElement>("[data-sidebar]");
  if (!shell) return;
  const next = shell.dataset.sidebar === "collapsed" ? "open" : "collapsed";
  shell.dataset.sidebar = next;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `sidebar=${next}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`;
}
