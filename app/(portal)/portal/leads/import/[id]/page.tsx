import { CrmImportBadge, KIND_LABELS } from "#components/crm-imports/import-words";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { ImportLive } from "#components/imports/import-live";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getCrmImport } from "#lib/crm";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { FileColumns } from "./file-columns.tsx";
import { ImportLines } from "./import-lines.tsx";
import { ImportProgress } from "./import-progress.tsx";

export const generateMetadata = pageTitle("crmImports", "import");

const PATH = "/portal/leads/import";

export default async function CrmImportPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, asked, t, say] = await Promise.all([params, searchParams, getWords("crmImports"), getSay()]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}`);
  if (!can(context, "lead.create")) return <MissingPermission title={t("import")} permission="lead.create" />;
  const found = await readById(id, (ownId) => getCrmImport(context, ownId));
  return (
    <div className="grid gap-6">
      <ImportLive id={found.id} topic="crm_import.changed" />
      <PageHeader
        title={found.fileName}
        mark={<CrmImportBadge status={found.status} />}
        note={say(KIND_LABELS[found.kind])}
        breadcrumbs={[{ label: t("title"), href: PATH }, { label: found.fileName }]}
      />
      {found.status === "draft" || found.status === "checked" ? <FileColumns context={context} found={found} /> : null}
      {found.status === "draft" ? null : <ImportProgress context={context} found={found} />}
      {found.linesRead > 0 ? <ImportLines context={context} found={found} asked={asked} path={`${PATH}/${found.id}`} /> : null}
    </div>
  );
}
