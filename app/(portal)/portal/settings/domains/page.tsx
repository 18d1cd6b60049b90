import { getWords, pageTitle } from "#components/format/words";
import { CheckDomainForm } from "#components/identity/check-domain-form";
import { DomainCard } from "#components/identity/domain-card";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listOwnDomains } from "#lib/identity";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { checkOwnDomainAction } from "./actions.ts";

export const generateMetadata = pageTitle("tenantSettings", "ownDomains");

export default async function DomainsPage() {
  const t = await getWords("tenantSettings");
  const context = await tenantPage("/portal/settings/domains");
  if (!can(context, "security.manage")) return <MissingPermission title={t("ownDomains")} permission="security.manage" />;
  const domains = await listOwnDomains(context);
  const { timeZone } = context.tenant;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("ownDomains")} note={t("ownDomainsNote")} />
      {domains.length === 0 ? (
        <Card>
          <EmptyState icon="globe" title={t("noDomainYet")} action={<LinkButton href="/portal/support/new">{t("writeToSupport")}</LinkButton>}>
            {t("askTheOperatorForADomain")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <p className="max-w-prose text-sm text-soft">{t("setTheRecord")}</p>
          {domains.map((domain) => (
            <DomainCard
              key={domain.id}
              domain={domain}
              now={context.clock.now()}
              timeZone={timeZone}
              check={<CheckDomainForm domain={domain} action={checkOwnDomainAction} />}
            />
          ))}
          <p className="max-w-prose text-muted text-sm">
            {t.rich("anotherDomain", { link: (words) => <TextLink href="/portal/support/new">{words}</TextLink> })}
          </p>
        </>
      )}
    </div>
  );
}
