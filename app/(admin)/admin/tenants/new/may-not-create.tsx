import { useWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";

/** What support is told here. */
export function MayNotCreate() {
  const t = useWords("tenancy");
  return (
    <Callout
      title={t("youMaySeeTenantsButNot")}
      actions={
        <LinkButton href="/admin/tenants" variant="secondary" size="sm">
          {t("seeAllTenants")}
        </LinkButton>
      }
    >
      {t("askASuperAdminForThe")}
    </Callout>
  );
}
