import { useWords } from "#components/format/words";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";

/** In place of the rows: why there are none, and what to do. */
export function NoCampaigns({ isNarrowed, isFirstPage, mayCreate }: { isNarrowed: boolean; isFirstPage: boolean; mayCreate: boolean }) {
  const t = useWords("campaigns");
  if (isNarrowed || !isFirstPage) {
    return (
      <EmptyState
        icon="search"
        title={isNarrowed ? t("noCampaignMatches") : t("nothingMore")}
        action={
          <LinkButton href="/portal/campaigns?view=all" variant="secondary">
            {t("showAll")}
          </LinkButton>
        }
      >
        {isNarrowed ? t("removeAFilter") : null}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="megaphone"
      title={t("noCampaignsYet")}
      action={mayCreate ? <LinkButton href="/portal/campaigns/new">{t("planFirst")}</LinkButton> : null}
    >
      {mayCreate ? t("noCampaignsYetNote") : t("noCampaignsYetLook")}
    </EmptyState>
  );
}
