import Link from "next/link";
import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Logo } from "./logo.tsx";
import { NavLink } from "./nav-link.tsx";

export interface NavItem {
  label: string;
  href: string;
  icon: IconName;
  /** "prefix" (also current on pages below) unless told. */
  match?: "exact" | "prefix";
  /** At the end of the line, such as a count. */
  mark?: ReactNode;
  /** Indented below, without icons. */
  items?: { label: string; href: string; match?: "exact" | "prefix" }[];
}

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

const itemLook =
  "relative flex min-h-10 items-center gap-3 rounded-lg px-3 py-2 font-medium text-soft text-sm transition-colors hover:bg-tint hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent";

/** The navigation: a column on wide screens (290 px, 90 px when folded), a drawer below. */
export function Sidebar({ id, product, mark, productNote, homeHref, nav, footer }: SidebarProps) {
  const t = useWords("shell");
  return (
    <aside id={id} aria-label={t("sidebar")} popover="auto" className="sidebar border-e bg-surface print:hidden">
      <div className="flex h-[77px] shrink-0 items-center px-6">
        <Link href={homeHref} prefetch={false} className="min-w-0 rounded-lg">
          <Logo name={product} mark={mark} note={productNote} />
        </Link>
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
                  <NavLink href={item.href} match={item.match ?? "prefix"} className={itemLook}>
                    <Icon name={item.icon} className="size-6" />
                    <span className="side-wide flex-1 truncate">{item.label}</span>
                    {item.mark ? <span className="side-wide">{item.mark}</span> : null}
                  </NavLink>
                  {item.items ? (
                    <ul className="side-wide mt-1 grid gap-1 ps-9">
                      {item.items.map((below) => (
                        <li key={below.href}>
                          <NavLink href={below.href} match={below.match ?? "prefix"} className={itemLook}>
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

/** The navigation in the reader's language: its tables have the English labels. */
export function sayNav(nav: NavGroup[], say: (sentence: string) => string): NavGroup[] {
  return nav.map((group) => ({
    label: say(group.label),
    items: group.items.map((item) => ({
      ...item,
      label: say(item.label),
      ...(item.items && { items: item.items.map((below) => ({ ...below, label: say(below.label) })) }),
    })),
  }));
}
