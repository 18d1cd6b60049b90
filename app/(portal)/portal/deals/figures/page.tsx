import { DealTabs } from "#components/crm/deal-tabs";
import { ForecastCard, PipelineCards, StageCard } from "#components/crm/pipeline-cards";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { pipelineFigures } from "#lib/crm";
import { pipelineInput } from "#lib/crm/schema";
import { chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("crm", "deals");

const PATH = "/portal/deals/figures";
const PERIODS = [30, 90, 365];

export default async function PipelinePage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, params] = await Promise.all([getWords("crm"), getFormats(), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "deal.read")) return <MissingPermission title={t("deals")} permission="deal.read" />;
  const read = await readByAddress(pipelineInput, chooseParams(params, ["days"]), (input) => pipelineFigures(context, input));
  const days = read.problem === null ? read.input.days : 90;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("deals")} note={read.problem === null ? `${f.day(read.answer.from)} – ${f.day(read.answer.to)}` : undefined} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <DealTabs current="figures" />
        <Tabs
          label={t("period")}
          items={PERIODS.map((period) => ({
            label: t("lastDays", { days: f.number(period) }),
            href: `${PATH}?days=${period}`,
            isCurrent: days === period,
          }))}
        />
      </div>
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : (
        <>
          <PipelineCards figures={read.answer} days={days} />
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <ForecastCard figures={read.answer} />
            <StageCard figures={read.answer} />
          </div>
        </>
      )}
    </div>
  );
}
