import { useClientWords } from "../format/client-words.tsx";
import { Callout } from "./callout.tsx";
import { LinkButton } from "./link-button.tsx";

interface OvertakenProps {
  /** What stands differently from what is reviewed: a field as people know it, and how it stands now. */
  differing: { label: string; message: string }[];
  /** The review of the same change, made from what stands now. */
  mineHref: string;
  /** Where one begins anew with what stands now. */
  newestHref: string;
}

/** Where a change is reviewed whose record was changed since it began: in place of the button that saves it. Both ways on are addresses. */
export function Overtaken({ differing, mineHref, newestHref }: OvertakenProps) {
  const t = useClientWords();
  return (
    <Callout
      tone="warn"
      title={t("changedMeanwhile")}
      actions={
        <>
          <LinkButton href={mineHref} variant="secondary" size="sm">
            {t("keepMine")}
          </LinkButton>
          <LinkButton href={newestHref} variant="secondary" size="sm">
            {t("showTheNewest")}
          </LinkButton>
        </>
      }
    >
      <p>{t("keptAndDiffering")}</p>
      {differing.length > 0 ? (
        <ul className="mt-2 list-disc ps-5 wrap-anywhere">
          {differing.map(({ label, message }) => (
            <li key={label}>
              <span className="font-medium text-ink">{label}</span>: {message}
            </li>
          ))}
        </ul>
      ) : null}
    </Callout>
  );
}
