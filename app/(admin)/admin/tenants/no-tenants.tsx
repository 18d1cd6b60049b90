import { useWords } from "#components/format/words";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";

interface NoTenantsProps {
  isNarrowed: boolean;
  isFirstPage: boolean;
  mayManage: boolean;
}

/** In place of the rows: why there are none, and what to do. */
export function NoTenants({ isNarrowed, isFirstPage, mayManage }: NoTenantsProps) {
  const t = useWords("tenancy");
  if (isNarrowed || !isFirstPage) {
    return (
      <EmptyState
        icon="search"
        title={isNarrowed ? t("noTenantMatches") : t("nothingMore")}
        action={
          <LinkButton href="/admin/tenants?view=all" variant="secondary">
            {t("showAllTenants")}
          </LinkButton>
        }
      >
        {isNarrowed ? t("removeAFilterAboveOrSearch") : t("thereIsNothingMoreOnThis")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="building-complex"
      title={t("noTenantsYet")}
      action={mayManage ? <LinkButton href="/admin/tenants/new">{t("createTheFirstTenant")}</LinkButton> : null}
    >
      {t("aTenantIsAClientBusiness")}
    </EmptyState>
  );
}
