import type { ReactNode } from "react";
import { SoftLink } from "./soft-link.tsx";

/** Classes of a line in a `Menu`, for buttons of your own (such as one that sends a form). */
export const menuItemStyle =
  "flex min-h-10 w-full items-center gap-3 rounded-lg px-3 py-2 text-start font-medium text-soft text-sm hover:bg-tint hover:text-ink -outline-offset-2";

interface MenuItemProps {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
}

/** A link in a `Menu`. */
export function MenuItem({ href, icon, children }: MenuItemProps) {
  return (
    <SoftLink href={href} className={menuItemStyle}>
      {icon}
      {children}
    </SoftLink>
  );
}
