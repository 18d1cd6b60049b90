import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { SoftLink } from "../ui/soft-link.tsx";

interface NavLinkProps {
  href: string;
  /** "exact" for a page that has others below it which are items of their own, such as an overview. */
  match?: "exact" | "prefix";
  children: ReactNode;
}

/**
 * A link of the navigation. It finds out itself whether it is the current page, since layouts are not rendered again
 * when the page changes, and is fetched ahead only when somebody is about to use it.
 */
export function NavLink({ href, match = "prefix", children }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || (match === "prefix" && path.startsWith(`${href}/`));
  return (
    <SoftLink href={href} isAhead aria-current={isCurrent ? "page" : undefined} className="nav-link">
      {children}
    </SoftLink>
  );
}
