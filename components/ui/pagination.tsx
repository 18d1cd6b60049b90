import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { buttonStyle } from "./button-style.tsx";
import { Icon } from "./icon.tsx";
import { SoftLink } from "./soft-link.tsx";

interface PaginationProps {
  /** Where the list begins; null on the first page itself. */
  firstHref: string | null;
  /** Null on the last page. */
  nextHref: string | null;
  /** What is shown now, such as "25 tenants" or "Tenants 26–50". */
  summary?: ReactNode;
  /** What the pages are of, for screen readers. */
  label?: string;
}

/**
 * Forth and back to the start, for lists that are read by cursor: a cursor knows what follows it, and the browser's own
 * "back" knows what came before. Nothing when there is only one page and no summary.
 */
export function Pagination({ firstHref, nextHref, summary, label = "Pages" }: PaginationProps) {
  const t = useWords("shell");
  if (!firstHref && !nextHref && !summary) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 print:hidden">
      <p className="text-muted text-sm">{summary}</p>
      <div className="flex gap-2">
        <Step href={firstHref}>
          <Icon name="chevron-left" className="size-4 rtl:-scale-x-100" />
          {t("firstPage")}
        </Step>
        <Step href={nextHref} rel="next">
          {t("nextPage")}
          <Icon name="chevron-right" className="size-4 rtl:-scale-x-100" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel?: "next"; children: ReactNode }) {
  if (href) {
    return (
      <SoftLink href={href} rel={rel} className={buttonStyle("secondary", "sm")}>
        {children}
      </SoftLink>
    );
  }
  return (
    // A link without address is how HTML says "not available here" and stays readable in its place.
    // biome-ignore lint/a11y/useValidAnchor: see the line above
    <a role="link" aria-disabled="true" className={buttonStyle("secondary", "sm")}>
      {children}
    </a>
  );
}
