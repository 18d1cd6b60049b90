import { SoftLink, type SoftLinkProps } from "./soft-link.tsx";

interface TextLinkProps extends SoftLinkProps {
  /** Makes the whole nearest `relative` ancestor (a table row, a card) the target. */
  isStretched?: boolean;
}

/** A link in text or in a table. */
export function TextLink({ isStretched = false, className = "", ...rest }: TextLinkProps) {
  const look = isStretched ? "stretched font-medium text-ink hover:text-accent" : "font-medium text-accent underline-offset-4 hover:underline";
  return <SoftLink className={`rounded-sm ${look} ${className}`} {...rest} />;
}
