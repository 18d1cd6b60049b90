import { AuditEntryDetails } from "#components/audit/audit-entry-details";
import { NoPermission } from "#components/audit/no-permission";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getTenantAuditEntry } from "#lib/audit";
import { sayAction } from "#lib/audit/schema";
import { addressOf, readById, tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("portal", "entryOfTheTrail");

const PATH = "/portal/audit";

export default async function TenantAuditEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const say = await getSay();
  const t = await getWords("portal");
  const { id } = await params;
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}`);
  if (!can(context, "audit.read")) return <NoPermission />;
  const entry = await readById(id, () => getTenantAuditEntry(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={say(sayAction(entry.action))}
        breadcrumbs={[{ label: t("auditTrail"), href: PATH }, { label: t("entrySeq", { seq: String(entry.seq) }) }]}
      />
      <AuditEntryDetails entry={entry} timeZone={context.tenant.timeZone} search={(filter) => addressOf(PATH, filter)} />
    </div>
  );
}
