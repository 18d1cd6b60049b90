import { AuthShell } from "#components/shell/auth-shell";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";

interface RefusedLinkProps {
  /** Why it does not count. */
  reason: string;
  /** What to do instead. */
  remedy: { label: string; href: string };
}

/** The page of a mailed link that was used, has expired, or was none. */
export function RefusedLink({ reason, remedy }: RefusedLinkProps) {
  return (
    <AuthShell title="This link does not count">
      <Callout tone="warn" title={reason} className="mb-5">
        Nothing was changed.
      </Callout>
      <LinkButton href={remedy.href}>{remedy.label}</LinkButton>
    </AuthShell>
  );
}
