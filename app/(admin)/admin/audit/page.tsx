import { z } from "zod";
import { AuditExplorer, type Found } from "#components/audit/audit-explorer";
import { NoPermission } from "#components/audit/no-permission";
import { getWords, pageTitle } from "#components/format/words";
import { can, type StaffContext } from "#lib/access";
import { searchPlatformAudit } from "#lib/audit";
import { searchAuditInput } from "#lib/audit/schema";
import { tenantNames } from "#lib/tenancy";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { verifyPlatformAuditAction } from "./actions.ts";

export const generateMetadata = pageTitle("trail", "auditTrail");

const PATH = "/admin/audit";
const PARAMS = ["who", "action", "subjectType", "subjectId", "tenant", "from", "to", "text", "ip", "requestId", "cursor"] as const;
export default async function PlatformAuditPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("trail");
  const params = chooseParams(await searchParams, PARAMS);
  const context = await staffPage(PATH);
  if (!can(context, "audit.read")) return <NoPermission />;
  const tenantId = await tenantIdOf(context, params.tenant);
  const found =
    tenantId === null
      ? { problem: t("noTenantHasThisAddress") }
      : await readByAddress(searchAuditInput, { ...params, tenant: tenantId }, (input) => searchPlatformAudit(context, input));
  return (
    <AuditExplorer
      path={PATH}
      exportPath="/api/v1/platform/audit/export"
      note={t("whoDidWhatForAllTenants")}
      found={found}
      address={addressOf}
      timeZone="UTC"
      verify={verifyPlatformAuditAction}
      tenants={await tenantsOf(context, found)}
    />
  );
}

const ID = z.uuid();

/** The tenant that is looked for, which people name by its address and links by its id; null when there is none. */
async function tenantIdOf<Named>(context: StaffContext, named: Named): Promise<Named | string | null> {
  if (typeof named !== "string" || named === "" || named === "platform" || ID.safeParse(named).success) return named;
  const [tenant] = await tenantNames(context, { slugs: [named.trim().toLowerCase()] });
  return tenant?.id ?? null;
}

/** The tenants that the page speaks of. */
async function tenantsOf(context: StaffContext, found: Found) {
  if (found.problem !== null) return [];
  const ids = [found.input.tenant, ...found.answer.entries.map(({ tenantId }) => tenantId)].filter((id) => ID.safeParse(id).success);
  return tenantNames(context, { ids: [...new Set(ids)] as string[] });
}
