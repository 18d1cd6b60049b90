import { getWords, pageTitle } from "#components/format/words";
import { SendFile } from "#components/imports/send-file";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { IMPORT_LIMITS } from "#lib/campaigns/schema";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("imports", "newImport");

export default async function NewImportPage() {
  const t = await getWords("imports");
  const context = await tenantPage("/portal/imports/new");
  if (!can(context, "campaign.create")) return <MissingPermission title={t("newImport")} permission="campaign.create" />;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader
        title={t("newImport")}
        note={t("newImportNote")}
        breadcrumbs={[{ label: t("imports"), href: "/portal/imports" }, { label: t("newImport") }]}
      />
      <Card title={t("file")} note={t("fileNote")}>
        <SendFile
          label={t("chooseFile")}
          noAnswer={t("noAnswer")}
          maxBytes={IMPORT_LIMITS.bytes}
          route="/api/v1/figures/imports"
          page="/portal/imports"
        />
        <noscript>{t("needsScript")}</noscript>
      </Card>
      <Card title={t("whatCanBeRead")}>
        <ul className="grid list-disc gap-2 ps-5 text-sm text-soft">
          <li>{t("readGoogle")}</li>
          <li>{t("readMeta")}</li>
          <li>{t("readLinkedin")}</li>
          <li>{t("readGa4")}</li>
          <li>{t("readOwn")}</li>
        </ul>
      </Card>
    </div>
  );
}
