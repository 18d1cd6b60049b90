import type { ComponentProps } from "react";

export interface SoftLinkProps extends Omit<ComponentProps<"a">, "href"> {
  /** A path of this portal, with query and fragment. */
  href: string;
  /** Whether the page is shown from its top; false keeps the place, for what changes a part of the page. */
  scroll?: boolean;
  /** Fetches the page as soon as somebody points at the link: for the few that lead to the most. */
  isAhead?: boolean;
}

/**
 * A link to another page of the portal, which `SoftNavigation` follows without loading the document anew. It is a plain anchor: `Link` of
 * `next/link` is a component of its own in the browser for each link, which the server draws and describes a second time, and it does
 * nothing more where pages are not fetched ahead.
 */
export function SoftLink({ scroll = true, isAhead = false, children, ...rest }: SoftLinkProps) {
  return (
    <a data-soft={scroll ? "" : "keep"} {...(isAhead && { "data-ahead": "" })} {...rest}>
      {children}
    </a>
  );
}
