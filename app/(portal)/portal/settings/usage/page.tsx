import { OwnUsageCard } from "#components/billing/own-usage-card";
import { UsageWarning } from "#components/billing/usage-warning";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { UsageChart } from "#components/usage/usage-chart";
import { can } from "#lib/access";
import { readOwnUsage } from "#lib/billing";
import { readOwnCalls } from "#lib/usage";
import { readOwnCallsInput, USAGE_RANGES } from "#lib/usage/schema";
import { chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("tenantSettings", "usage");

const PATH = "/portal/settings/usage";
const CHANGE = "/portal/settings/billing/change";

export default async function UsagePage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("tenantSettings"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "billing.manage")) return <MissingPermission title={t("usage")} permission="billing.manage" />;
  const [usage, calls] = await Promise.all([
    readOwnUsage(context),
    readByAddress(readOwnCallsInput, { days: "30", ...chooseParams(asked, ["days"]) }, (input) => readOwnCalls(context, input)),
  ]);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("usage")} note={t("usageNote")} actions={<LinkButton href={CHANGE}>{t("changeThePlan")}</LinkButton>} />
      <UsageWarning usages={usage.usages} planName={usage.planName} href={CHANGE} />
      <OwnUsageCard usage={usage} />
      {calls.problem === null ? (
        <>
          <Tabs
            label={t("period")}
            items={USAGE_RANGES.map((days) => ({
              label: t("lastDays", { days: Number(days) }),
              href: `${PATH}?days=${days}`,
              isCurrent: calls.input.days === days,
            }))}
          />
          <UsageChart {...calls.answer} />
        </>
      ) : (
        <AddressProblem problem={calls.problem} firstHref={PATH} />
      )}
    </div>
  );
}
