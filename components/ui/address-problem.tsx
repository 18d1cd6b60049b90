import { useSay, useWords } from "../format/words.tsx";
import { Callout } from "./callout.tsx";
import { LinkButton } from "./link-button.tsx";

interface AddressProblemProps {
  /** Why the address cannot be followed, in words for the reader. */
  problem: string;
  /** Where the list begins. */
  firstHref: string;
  className?: string;
}

/** In place of a list whose address is no longer good: says why, and leads to its first page. */
export function AddressProblem({ problem, firstHref, className }: AddressProblemProps) {
  const say = useSay();
  const t = useWords("shell");
  return (
    <Callout
      tone="warn"
      title={t("thisAddressLeadsNowhereInThis")}
      className={className}
      actions={
        <LinkButton href={firstHref} variant="secondary" size="sm">
          {t("firstPage")}
        </LinkButton>
      }
    >
      {say(problem)}
    </Callout>
  );
}
