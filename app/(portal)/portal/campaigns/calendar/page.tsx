import { z } from "zod";
import { CalendarView } from "#components/campaigns/calendar/calendar-view";
import { PlanFrame } from "#components/campaigns/calendar/plan-frame";
import { planHref, planTabs } from "#components/campaigns/calendar/plan-tabs";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { can } from "#lib/access";
import { campaignToday, plannedBetween } from "#lib/campaigns";
import { neighboursOf, planDay, spanOf } from "#lib/campaigns/schema";
import { chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("campaignTools", "calendar");

const PATH = "/portal/campaigns/calendar";

export default async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, formats, asked, context] = await Promise.all([getWords("campaignTools"), getFormats(), searchParams, tenantPage(PATH)]);
  if (!can(context, "campaign.read")) return <MissingPermission title={t("calendar")} permission="campaign.read" />;
  const today = campaignToday(context);
  const shape = z.object({ view: z.enum(["month", "week"]).default("month"), day: planDay.default(today) });
  const read = await readByAddress(shape, chooseParams(asked, ["view", "day"]), ({ view, day }) => {
    const { from, to } = spanOf(view, day);
    return plannedBetween(context, { from, to });
  });
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { view, day } = read.input;
  const [span, { previous, next }] = [spanOf(view, day), neighboursOf(view, day)];
  const shown = view === "month" ? formats.month(new Date(span.from)) : t("ranFromTo", { from: formats.day(span.from), to: formats.day(span.to) });
  return (
    <PlanFrame
      title={t("calendar")}
      note={t("calendarPageNote")}
      shown={shown}
      tabs={planTabs(view, day, t)}
      hrefs={{ previous: planHref(view, previous), today: planHref(view, today), next: planHref(view, next) }}
      hasMore={read.answer.hasMore}
    >
      <CalendarView span={span} today={today} campaigns={read.answer.campaigns} />
    </PlanFrame>
  );
}
