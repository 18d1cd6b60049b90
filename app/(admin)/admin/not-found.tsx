import { pageTitle, useWords } from "#components/format/words";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";

export const generateMetadata = pageTitle("operator", "notFound");

export default function AdminNotFound() {
  const t = useWords("operator");
  return (
    <div className="grid justify-items-start gap-6">
      <PageHeader title={t("thisPageIsNotHere")} note={t("theAddressMayBeMistypedOr")} />
      <LinkButton href="/admin/tenants">{t("seeAllTenants")}</LinkButton>
    </div>
  );
}
