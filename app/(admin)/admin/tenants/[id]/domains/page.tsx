import { getWords } from "#components/format/words";
import { CheckDomainForm } from "#components/identity/check-domain-form";
import { DomainCard } from "#components/identity/domain-card";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { listTenantDomains } from "#lib/identity";
import { addDomainAction, checkDomainAction } from "../../../sign-in/domain-actions.ts";
import { DomainActs } from "../../../sign-in/domain-acts.tsx";
import { readTenant, type TenantPageProps, tenantMetadata } from "../read-tenant.ts";
import { TenantFrame } from "../tenant-frame.tsx";

export const generateMetadata = (props: TenantPageProps) => tenantMetadata(props, "domains");

/** A tenant has fewer, so that there is one page. */
const ALL = 100;

export default async function TenantDomainsPage({ params }: TenantPageProps) {
  const t = await getWords("tenancy");
  const { id } = await params;
  const { context, tenant } = await readTenant(id, "domains");
  const { domains } = await listTenantDomains(context, { limit: ALL, tenantId: tenant.id });
  const mayManage = can(context, "tenant.manage") && !context.actor.impersonator;
  return (
    <TenantFrame context={context} tenant={tenant} tab="domains">
      <Card title={t("domains")} note={t("namesOfTheTenantsOwnFor")} isFlush={domains.length === 0}>
        {domains.length === 0 ? (
          <EmptyState icon="globe" title={t("noDomainYet")}>
            {mayManage ? t("addTheFirstOneBelow") : t("whoManagesTenantsAddsOneHere")}
          </EmptyState>
        ) : (
          <p className="text-soft text-sm">{t("whoeverRunsADomainsDnsSets")}</p>
        )}
      </Card>
      {domains.map((domain) => (
        <DomainCard
          key={domain.id}
          domain={domain}
          now={context.clock.now()}
          timeZone={tenant.timeZone}
          acts={mayManage ? <DomainActs row={domain} /> : null}
          check={mayManage ? <CheckDomainForm domain={domain} action={checkDomainAction} /> : null}
        />
      ))}
      {mayManage ? (
        <Card title={t("addADomain")} note={t("itCountsForNothingUntilIt")}>
          <ActionForm
            action={addDomainAction}
            label={t("addADomain")}
            fields={["domain"]}
            hidden={{ tenant: tenant.slug }}
            className="grid items-end gap-4 sm:max-w-xl sm:grid-cols-[1fr_auto] [&>[role]]:col-span-full"
          >
            <TextField
              name="domain"
              label={t("domain")}
              maxLength={253}
              placeholder={t("companyCom")}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <SubmitButton pendingLabel={t("adding")}>{t("addDomain")}</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
    </TenantFrame>
  );
}
