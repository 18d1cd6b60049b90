import { z } from "zod";
import { PlanFrame } from "#components/campaigns/calendar/plan-frame";
import { planHref, planTabs } from "#components/campaigns/calendar/plan-tabs";
import { TimelineView } from "#components/campaigns/calendar/timeline-view";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { campaignToday, plannedBetween } from "#lib/campaigns";
import { neighboursOf, planDay, spanOf } from "#lib/campaigns/schema";
import { chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("campaignTools", "timeline");

const PATH = "/portal/campaigns/timeline";
const PER_PAGE = 25;

export default async function TimelinePage({ searchParams }: { searchParams: SearchParams }) {
  const [t, formats, asked, context] = await Promise.all([getWords("campaignTools"), getFormats(), searchParams, tenantPage(PATH)]);
  if (!can(context, "campaign.read")) return <MissingPermission title={t("timeline")} permission="campaign.read" />;
  const today = campaignToday(context);
  const shape = z.object({
    view: z.enum(["quarter", "year"]).default("quarter"),
    day: planDay.default(today),
    page: z.coerce.number().int().min(1).max(100).default(1),
  });
  const read = await readByAddress(shape, chooseParams(asked, ["view", "day", "page"]), ({ view, day }) => {
    const { from, to } = spanOf(view, day);
    return plannedBetween(context, { from, to });
  });
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { view, day, page } = read.input;
  const [span, { previous, next }] = [spanOf(view, day), neighboursOf(view, day)];
  const { campaigns, hasMore } = read.answer;
  const here = planHref(view, day);
  return (
    <PlanFrame
      title={t("timeline")}
      note={t("timelinePageNote")}
      shown={t("ranFromTo", { from: formats.day(span.from), to: formats.day(span.to) })}
      tabs={planTabs(view, day, t)}
      hrefs={{ previous: planHref(view, previous), today: planHref(view, today), next: planHref(view, next) }}
      hasMore={hasMore}
    >
      <TimelineView span={span} today={today} campaigns={campaigns.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
      <Pagination
        label={t("timeline")}
        firstHref={page > 1 ? here : null}
        nextHref={campaigns.length > page * PER_PAGE ? `${here}&page=${page + 1}` : null}
      />
    </PlanFrame>
  );
}
