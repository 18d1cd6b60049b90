import { AuditEntryDetails } from "#components/audit/audit-entry-details";
import { NoPermission } from "#components/audit/no-permission";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { PageHeader } from "#components/ui/page-header";
import { can, type StaffContext } from "#lib/access";
import { getPlatformAuditEntry } from "#lib/audit";
import { sayAction } from "#lib/audit/schema";
import { isAppError } from "#lib/platform/errors";
import { getTenant } from "#lib/tenancy";
import { addressOf, readById, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("trail", "entryOfTheAuditTrail");

const PATH = "/admin/audit";

export default async function PlatformAuditEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const [t, say] = [await getWords("trail"), await getSay()];
  const { id } = await params;
  const context = await staffPage(`${PATH}/${encodeURIComponent(id)}`);
  if (!can(context, "audit.read")) return <NoPermission />;
  const entry = await readById(id, () => getPlatformAuditEntry(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={say(sayAction(entry.action))}
        breadcrumbs={[{ label: t("auditTrail"), href: PATH }, { label: t("entrySeq", { seq: String(entry.seq) }) }]}
      />
      <AuditEntryDetails entry={entry} timeZone="UTC" search={(filter) => addressOf(PATH, filter)} tenant={await tenantOf(context, entry.tenantId)} />
    </div>
  );
}

/** An entry outlives its tenant. */
async function tenantOf(context: StaffContext, id: string | null) {
  if (id === null) return { name: (await getWords("trail"))("thePlatform"), href: null };
  try {
    const { name } = await getTenant(context, id);
    return { name, href: `/admin/tenants/${id}` };
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return { name: id, href: null };
    throw error;
  }
}
