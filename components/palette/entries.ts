import type { IconName } from "../ui/icon.tsx";

/** What choosing an entry does beside opening a page. */
export type PaletteAct = "sign-out" | "theme-light" | "theme-dark" | "theme-system" | "shortcuts" | "switch-tenant";

/** A page or an act that this person may use, as the server names it. Other words find it, too. */
export interface PaletteEntry {
  label: string;
  words?: string;
  icon: IconName;
  href?: string;
  act?: PaletteAct;
  /** Of the portal to switch to. */
  tenantId?: string;
}

/** Where a shortcut of two keys leads: "g", then `key`. */
export interface JumpKey {
  key: string;
  label: string;
  href: string;
}

/** Something that was opened from the palette before. */
export interface RecentEntry {
  label: string;
  note: string;
  icon: IconName;
  href: string;
}
