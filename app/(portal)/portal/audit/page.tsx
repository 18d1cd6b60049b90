import { AuditExplorer } from "#components/audit/audit-explorer";
import { NoPermission } from "#components/audit/no-permission";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { searchTenantAudit } from "#lib/audit";
import { searchTenantAuditInput } from "#lib/audit/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { verifyTenantAuditAction } from "./actions.ts";

export const generateMetadata = pageTitle("portal", "auditTrail");

const PATH = "/portal/audit";
const PARAMS = ["who", "action", "subjectType", "subjectId", "from", "to", "text", "ip", "requestId", "cursor"] as const;

export default async function TenantAuditPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("portal");
  const params = chooseParams(await searchParams, PARAMS);
  const context = await tenantPage(PATH);
  if (!can(context, "audit.read")) return <NoPermission />;
  const found = await readByAddress(searchTenantAuditInput, params, (input) => searchTenantAudit(context, input));
  return (
    <AuditExplorer
      path={PATH}
      exportPath="/api/v1/audit/export"
      note={t("whoDidWhatInNameNewest", { name: context.tenant.name, timeZone: context.tenant.timeZone })}
      found={found}
      address={addressOf}
      timeZone={context.tenant.timeZone}
      verify={verifyTenantAuditAction}
    />
  );
}
