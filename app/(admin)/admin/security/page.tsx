import type { Metadata } from "next";
import { NoPermission } from "#components/audit/no-permission";
import { SecurityFigures } from "#components/security/security-figures";
import { AddressCard, EndingKeysCard, ImpersonationCard } from "#components/security/security-lists";
import { SignInChart } from "#components/security/sign-in-chart";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { readSecurity } from "#lib/security";
import { staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const context = await staffPage("/admin/security");
  if (!can(context, "audit.read")) return <NoPermission />;
  const overview = await readSecurity(context);
  const now = context.clock.now();
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Security"
        note="Who gets in, who is refused, and what needs care before it becomes trouble."
        actions={
          <LinkButton href="/admin/audit" variant="secondary" icon={<Icon name="scroll-text" />}>
            Audit trail
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
