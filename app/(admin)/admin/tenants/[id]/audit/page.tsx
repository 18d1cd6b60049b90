import { AuditTrail } from "#components/audit/audit-trail";
import { getWords } from "#components/format/words";
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
  const t = await getWords("tenancy");
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { context, tenant } = await readTenant(id, "audit");
  const path = tenantPath(id, "audit");
  if (!can(context, "audit.read"))
    return (
      <TenantFrame context={context} tenant={tenant} tab="audit">
        <Callout tone="warn" title={t("youMayNotReadTheAudit")}>
          {t("askAnAdministratorForThePermission")}
        </Callout>
      </TenantFrame>
    );
  const trail = await readByAddress(auditPageInput, chooseParams(asked, ["cursor"]), (input) => listTenantAudit(context, id, input));
  return (
    <TenantFrame context={context} tenant={tenant} tab="audit">
      <Card
        title={t("auditTrail")}
        note={t("whoChangedWhatNewestFirstIn", { timeZone: tenant.timeZone })}
        actions={<TextLink href={addressOf("/admin/audit", { tenant: id })}>{t("searchInIt")}</TextLink>}
        isFlush
      >
        {trail.problem !== null ? (
          <AddressProblem problem={trail.problem} firstHref={path} className="m-5 md:m-6" />
        ) : trail.answer.entries.length === 0 ? (
          <EmptyState icon="scroll-text" title={t("nothingIsRecordedHere")}>
            {t("everyChangeToThisTenantAnd")}
          </EmptyState>
        ) : (
          <AuditTrail entries={trail.answer.entries} now={context.clock.now()} timeZone={tenant.timeZone} />
        )}
      </Card>
      {trail.problem === null ? (
        <Pagination
          label={t("pagesOfTheAuditTrail")}
          firstHref={trail.input.cursor ? path : null}
          nextHref={trail.answer.nextCursor ? addressOf(path, { cursor: trail.answer.nextCursor }) : null}
        />
      ) : null}
    </TenantFrame>
  );
}
