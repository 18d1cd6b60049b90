import { NoPermission } from "#components/audit/no-permission";
import { getWords, pageTitle } from "#components/format/words";
import { SecurityFigures } from "#components/security/security-figures";
import { AddressCard, EndingKeysCard, ImpersonationCard } from "#components/security/security-lists";
import { SignInChart } from "#components/security/sign-in-chart";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { readSecurity } from "#lib/security";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("security", "security");

export default async function SecurityPage() {
  const t = await getWords("security");
  const context = await staffPage("/admin/security");
  if (!can(context, "audit.read")) return <NoPermission />;
  const overview = await readSecurity(context);
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("security")}
        note={t("whoGetsInWhoIsRefused")}
        actions={
          <LinkButton href="/admin/audit" variant="secondary" icon={<Icon name="scroll-text" />}>
            {t("auditTrail")}
          </LinkButton>
        }
      />
      <SecurityFigures overview={overview} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <SignInChart days={overview.days} />
        <AddressCard addresses={overview.addresses} />
        <EndingKeysCard keys={overview.endingKeys} now={now} />
        <ImpersonationCard impersonations={overview.impersonations} now={now} />
      </div>
    </div>
  );
}
