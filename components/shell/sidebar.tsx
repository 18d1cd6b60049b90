import type { ReactNode } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { Badge } from "../ui/badge.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { SoftLink } from "../ui/soft-link.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";

export interface NavItem {
  label: string;
  href: string;
  icon: IconName;
  /** "prefix" (also current on pages below) unless told. */
  match?: "exact" | "prefix";
  /** How much of it waits, as it is shown ("3", "99+"), and in words for who hears it. */
  count?: { shown: string; words: string };
  /** Indented below, without icons, while this page or one of them is the current one. */
  items?: NavBelow[];
}

export type NavBelow = Pick<NavItem, "label" | "href" | "match">;

export interface NavGroup {
  label: string;
  items: NavItem[];
}

interface SidebarProps {
  id: string;
  product: string;
  mark?: ReactNode;
  productNote?: string | null;
  homeHref: string;
  nav: NavGroup[];
  footer?: ReactNode;
}

/** The navigation: a column on wide screens (290 px, 90 px when folded), a drawer below. */
export function Sidebar({ id, product, mark, productNote, homeHref, nav, footer }: SidebarProps) {
  const t = useClientWords();
  return (
    <aside id={id} aria-label={t("sidebar")} popover="auto" className="sidebar border-e bg-surface print:hidden">
      <div className="flex h-[77px] shrink-0 items-center px-6">
        <SoftLink href={homeHref} className="min-w-0 rounded-lg">
          <Logo name={product} mark={mark} note={productNote} />
        </SoftLink>
      </div>
      <nav aria-label={t("main")} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden px-5 py-4">
        {nav.map((group) => (
          <div key={group.label} className="mb-6">
            <h2 className="mb-2 flex h-[18px] items-center px-3 text-muted text-xs uppercase tracking-wide">
              <span className="side-wide truncate">{group.label}</span>
              <span aria-hidden="true" className="side-narrow">
                <Icon name="ellipsis" className="size-5" />
              </span>
            </h2>
            <ul className="grid gap-1">
              {group.items.map((item) => (
                <li key={item.href}>
                  <NavLink href={item.href} match={item.match}>
                    <Icon name={item.icon} className="size-6" />
                    <span className="side-wide flex-1 truncate">{item.label}</span>
                    {item.count ? (
                      <span aria-hidden="true" className="side-wide">
                        <Badge tone="warn">{item.count.shown}</Badge>
                      </span>
                    ) : null}
                  </NavLink>
                  {item.count ? <span className="sr-only">{item.count.words}</span> : null}
                  {item.items ? (
                    <ul className="nav-below side-wide mt-1 gap-1 ps-9">
                      {item.items.map((below) => (
                        <li key={below.href}>
                          <NavLink href={below.href} match={below.match}>
                            <span className="truncate">{below.label}</span>
                          </NavLink>
                        </li>
                      ))}
                    </ul>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {footer ? <div className="side-wide border-t px-6 py-4 text-muted text-xs">{footer}</div> : null}
    </aside>
  );
}
