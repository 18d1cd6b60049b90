import Link from "next/link";
import type { ComponentProps } from "react";

interface TextLinkProps extends ComponentProps<typeof Link> {
  /** Makes the whole nearest `relative` ancestor (a table row, a card) the target. */
  isStretched?: boolean;
}

/** A link in text or in a table. Not fetched ahead: a list of fifty would fetch fifty pages. */
export function TextLink({ isStretched = false, className = "", prefetch = false, ...rest }: TextLinkProps) {
  const look = isStretched ? "stretched font-medium text-ink hover:text-accent" : "font-medium text-accent underline-offset-4 hover:underline";
  return <Link prefetch={prefetch} className={`rounded-sm ${look} ${className}`} {...rest} />;
}
