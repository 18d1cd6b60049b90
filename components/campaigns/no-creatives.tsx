import { useWords } from "#components/format/words";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** In place of the rows of all campaigns' creatives: why there are none, and what to do. */
export function NoCreatives({ isNarrowed, isFirstPage }: { isNarrowed: boolean; isFirstPage: boolean }) {
  const t = useWords("campaigns");
  if (isNarrowed || !isFirstPage) {
    return (
      <EmptyState
        icon="search"
        title={isNarrowed ? t("noCreativeMatches") : t("nothingMore")}
        action={
          <LinkButton href="/portal/campaigns/creatives?view=all" variant="secondary">
            {t("showAllCreatives")}
          </LinkButton>
        }
      >
        {isNarrowed ? t("removeAFilter") : null}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="image" title={t("noCreativesYet")} action={<LinkButton href="/portal/campaigns">{t("showAll")}</LinkButton>}>
      {t("noCreativesInAny")}
    </EmptyState>
  );
}
