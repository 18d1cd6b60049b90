import { pageTitle, useWords } from "#components/format/words";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";

export const generateMetadata = pageTitle("portal", "notFound");

export default function PortalNotFound() {
  const t = useWords("portal");
  return (
    <div className="grid justify-items-start gap-6">
      <PageHeader title={t("thisPageIsNotHere")} note={t("theAddressMayBeMistypedWhat")} />
      <LinkButton href="/portal">{t("goToTheOverview")}</LinkButton>
    </div>
  );
}
