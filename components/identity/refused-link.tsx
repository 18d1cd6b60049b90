import { useSay, useWords } from "#components/format/words";
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
  const t = useWords("auth");
  const say = useSay();
  return (
    <AuthShell title={t("linkDoesNotCount")}>
      <Callout tone="warn" title={say(reason)} className="mb-5">
        {t("nothingWasChanged")}
      </Callout>
      <LinkButton href={remedy.href}>{remedy.label}</LinkButton>
    </AuthShell>
  );
}
