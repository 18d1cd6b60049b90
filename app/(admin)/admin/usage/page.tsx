import type { Metadata } from "next";
import { formatDuration } from "#components/format/duration";
import { formatNumber, formatPercent } from "#components/format/number";
import { AsOf } from "#components/operations/as-of";
import { MayNotWatch } from "#components/operations/no-permission";
import { AddressProblem } from "#components/ui/address-problem";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { StatCard } from "#components/ui/stat-card";
import { Tabs } from "#components/ui/tabs";
import { UsageChart } from "#components/usage/usage-chart";
import { UsageByKey, UsageByRoute, UsageByTenant } from "#components/usage/usage-tables";
import { can } from "#lib/access";
import { readUsage } from "#lib/usage";
import { type ReadUsageInput, readUsageInput, USAGE_RANGES, type UsageReport } from "#lib/usage/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const metadata: Metadata = { title: "API usage" };

const PATH = "/admin/usage";
const LABELS: Record<ReadUsageInput["days"], string> = { "1": "Today", "7": "7 days", "30": "30 days" };

export default async function UsagePage({ searchParams }: { searchParams: SearchParams }) {
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title="API usage" />;
  const read = await readByAddress(readUsageInput, chooseParams(await searchParams, ["days", "tenant"]), (input) => readUsage(context, input));
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        <PageHeader title="API usage" />
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { input, answer } = read;
  const address = (change: Partial<ReadUsageInput>) => addressOf(PATH, { ...input, ...change });
  return (
    <div className="grid gap-6">
      <PageHeader
        title="API usage"
        note={answer.tenant ? `Calls of ${answer.tenant.name} alone.` : "Every call of the JSON API, by people and by keys, as it was counted."}
        actions={
          <>
            <AsOf at={context.clock.now()} href={address({})} />
            <LinkButton href={addressOf("/api/v1/platform/usage/export", input)} prefetch={false} variant="secondary" icon={<Icon name="download" />}>
              CSV
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs label="Time" items={USAGE_RANGES.map((days) => ({ label: LABELS[days], href: address({ days }), isCurrent: input.days === days }))} />
        {answer.tenant ? (
          <LinkButton href={address({ tenant: undefined })} variant="secondary" size="sm" icon={<Icon name="x" className="size-4" />}>
            Show all tenants
          </LinkButton>
        ) : null}
      </div>
      <Figures total={answer.total} />
      <UsageChart days={answer.days} total={answer.total} />
      <UsageByTenant tenants={answer.tenants} hrefOf={(tenant) => address({ tenant })} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <UsageByRoute routes={answer.routes} />
        <UsageByKey keys={answer.keys} />
      </div>
    </div>
  );
}

function Figures({ total: { calls, refused, failed, p50Ms, p99Ms } }: { total: UsageReport["total"] }) {
  const shareOf = (count: number) => formatPercent(calls === 0 ? null : count / calls);
  const estimated = (ms: number | null) => formatDuration(ms === null ? null : Math.round(ms));
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label="Calls"
        figure={formatNumber(calls)}
        icon="activity"
        definition="Requests to the JSON API that were answered, whatever the answer."
      />
      <StatCard
        label="Refused"
        figure={shareOf(refused)}
        icon="ban"
        definition="Share answered with 4xx: not allowed, not found, not valid, or too many."
        note={`${formatNumber(refused)} calls`}
      />
      <StatCard
        label="Failed"
        figure={shareOf(failed)}
        icon="triangle-exclamation-point"
        definition="Share answered with 5xx: our fault."
        note={`${formatNumber(failed)} calls`}
      />
      <StatCard
        label="Duration, p99"
        figure={estimated(p99Ms)}
        icon="gauge"
        definition="99 of 100 calls took no longer in the server; estimated from classes."
        note={`Half took no longer than ${estimated(p50Ms)}.`}
      />
    </div>
  );
}
