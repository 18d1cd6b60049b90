import { useFormats } from "#components/format/reader-formats";
import { getWords, pageTitle, useWords } from "#components/format/words";
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

export const generateMetadata = pageTitle("operator", "apiUsage");

const PATH = "/admin/usage";
const LABELS = { "1": "today", "7": "sevenDays", "30": "thirtyDays" } as const satisfies Record<ReadUsageInput["days"], string>;

export default async function UsagePage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("operator");
  const context = await staffPage(PATH);
  if (!can(context, "system.monitor")) return <MayNotWatch title={t("apiUsage")} />;
  const read = await readByAddress(readUsageInput, chooseParams(await searchParams, ["days", "tenant"]), (input) => readUsage(context, input));
  if (read.problem !== null) {
    return (
      <div className="grid gap-6">
        <PageHeader title={t("apiUsage")} />
        <AddressProblem problem={read.problem} firstHref={PATH} />
      </div>
    );
  }
  const { input, answer } = read;
  const address = (change: Partial<ReadUsageInput>) => addressOf(PATH, { ...input, ...change });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("apiUsage")}
        note={answer.tenant ? t("callsOfNameAlone", { name: answer.tenant.name }) : t("everyCallOfTheJsonApi")}
        actions={
          <>
            <AsOf at={context.clock.now()} href={address({})} />
            <LinkButton href={addressOf("/api/v1/platform/usage/export", input)} variant="secondary" icon={<Icon name="download" />}>
              CSV
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Tabs
          label={t("time")}
          items={USAGE_RANGES.map((days) => ({ label: t(LABELS[days]), href: address({ days }), isCurrent: input.days === days }))}
        />
        {answer.tenant ? (
          <LinkButton href={address({ tenant: undefined })} variant="secondary" size="sm" icon={<Icon name="x" className="size-4" />}>
            {t("showAllTenants")}
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
  const f = useFormats();
  const t = useWords("operator");
  const shareOf = (count: number) => f.percent(calls === 0 ? null : count / calls);
  const estimated = (ms: number | null) => f.duration(ms === null ? null : Math.round(ms));
  return (
    <div className="grid gap-6 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard label={t("calls")} figure={f.number(calls)} icon="activity" definition={t("callsMeans")} />
      <StatCard
        label={t("refused")}
        figure={shareOf(refused)}
        icon="ban"
        definition={t("refusedMeans")}
        note={t("numberCalls", { number: f.number(refused) })}
      />
      <StatCard
        label={t("failed")}
        figure={shareOf(failed)}
        icon="triangle-exclamation-point"
        definition={t("failedMeans")}
        note={t("numberCalls", { number: f.number(failed) })}
      />
      <StatCard
        label={t("durationP99")}
        figure={estimated(p99Ms)}
        icon="gauge"
        definition={t("durationMeans")}
        note={p50Ms === null ? undefined : t("halfTookNoLongerThanEstimated", { estimated: estimated(p50Ms) })}
      />
    </div>
  );
}
