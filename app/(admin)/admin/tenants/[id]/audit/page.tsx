import { AuditTrail } from "#components/audit/audit-trail";
import { AddressProblem } from "#components/ui/address-problem";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Pagination } from "#components/ui/pagination";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listTenantAudit } from "#lib/audit";
import { auditPageInput } from "#lib/audit/schema";
import { addressOf, chooseParams, readByAddress } from "#lib/web";
import { readTenant, type TenantPageProps, tenantMetadata, tenantPath } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "audit");

export default async function TenantAuditPage({ params, searchParams }: TenantPageProps) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "audit");
  const path = tenantPath(id, "audit");
  if (!can(context, "audit.read"))
    return (
      <TenantFrame context={context} tenant={tenant} tab="audit">
        <Callout tone="warn" title="You may not read the audit trail">
          Ask an administrator for the permission “Read the audit trail”.
        </Callout>
      </TenantFrame>
    );
  const trail = await readByAddress(auditPageInput, chooseParams(asked, ["cursor"]), (input) => listTenantAudit(context, id, input));
  return (
    <TenantFrame context={context} tenant={tenant} tab="audit">
      <Card
        title="Audit trail"
        note={`Who changed what, newest first, in the time of ${tenant.timeZone}.`}
        actions={<TextLink href={addressOf("/admin/audit", { tenant: id })}>Search in it</TextLink>}
        isFlush
      >
        {trail.problem !== null ? (
          <AddressProblem problem={trail.problem} firstHref={path} className="m-5 md:m-6" />
        ) : trail.answer.entries.length === 0 ? (
          <EmptyState icon="scroll-text" title="Nothing is recorded here">
            Every change to this tenant and inside it appears here, with who made it.
          </EmptyState>
        ) : (
          <AuditTrail entries={trail.answer.entries} now={context.clock.now()} timeZone={tenant.timeZone} />
        )}
      </Card>
      {trail.problem === null ? (
        <Pagination
          label="Pages of the audit trail"
          firstHref={trail.input.cursor ? path : null}
          nextHref={trail.answer.nextCursor ? addressOf(path, { cursor: trail.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}
