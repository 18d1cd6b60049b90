import type { ReactNode } from "react";
import type { IconName } from "../ui/icon.tsx";
import type { Person } from "./person-menu.tsx";
import { ShellFrame } from "./shell-frame.tsx";
import type { NavGroup } from "./sidebar.tsx";
import type { ThemeName } from "./theme.tsx";

export interface AppShellProps {
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

/** The frame of the signed-in areas. Works without script; script remembers the fold and closes the drawer. */
export function AppShell({ nav, ...props }: AppShellProps) {
  return <ShellFrame nav={JSON.stringify(nav)} {...props} />;
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
