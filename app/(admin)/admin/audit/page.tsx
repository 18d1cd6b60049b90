import { AuditExplorer } from "#components/audit/audit-explorer";
import { NoPermission } from "#components/audit/no-permission";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { searchAuditInput } from "#lib/audit/schema";
import { tenantChoices } from "#lib/tenancy";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { verifyPlatformAuditAction } from "./actions.ts";

export const generateMetadata = pageTitle("trail", "auditTrail");

const PATH = "/admin/audit";
const PARAMS = ["who", "action", "subjectType", "subjectId", "tenant", "from", "to", "text", "ip", "requestId", "cursor"] as const;
/** As many as one list holds; others are chosen from the tenant's own page. */
const MOST_TENANTS = 100;

export default async function PlatformAuditPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("trail");
  const params = chooseParams(await searchParams, PARAMS);
  const context = await staffPage(PATH);
  if (!can(context, "audit.read")) return <NoPermission />;
  const [found, tenants] = await Promise.all([
    readByAddress(searchAuditInput, params, (input) => searchPlatformAudit(context, input)),
    tenantChoices(context, MOST_TENANTS),
  ]);
  return (
    <AuditExplorer
      path={PATH}
      exportPath="/api/v1/platform/audit/export"
      note={t("whoDidWhatForAllTenants")}
      found={found}
      address={addressOf}
      timeZone="UTC"
      verify={verifyPlatformAuditAction}
      tenants={tenants.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
