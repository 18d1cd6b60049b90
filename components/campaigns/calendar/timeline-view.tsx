import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { barIn, monthsOf, type PlannedSpan, placeIn, type Span } from "#lib/campaigns/schema";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { CampaignStatusBadge } from "../campaign-words.tsx";

interface TimelineViewProps {
  span: Span;
  today: string;
  /** Those of the page that is shown. */
  campaigns: PlannedSpan[];
}

const FILLS: Record<PlannedSpan["status"], string> = {
  draft: "fill-grey-400",
  scheduled: "fill-accent-solid",
  active: "fill-good-solid",
  paused: "fill-warn-solid",
  completed: "fill-grey-400",
  archived: "fill-grey-400",
};
const percent = (share: number): string => `${Math.round(share * 100_000) / 1_000}%`;

/** A bar for each campaign, as long as it runs, with its days in words beside it. */
export function TimelineView({ span, today, campaigns }: TimelineViewProps) {
  const [t, { shortMonth, day }] = [useWords("campaignTools"), useFormats()];
  if (campaigns.length === 0)
    return (
      <Card title={t("timeline")} isFlush>
        <EmptyState icon="calendar" title={t("nothingPlanned")}>
          {t("nothingPlannedNote")}
        </EmptyState>
      </Card>
    );
  const months = monthsOf(span);
  const todayAt = today >= span.from && today <= span.to ? percent(placeIn(span, today)) : null;
  return (
    <Card title={t("timeline")} note={todayAt ? t("timelineNote", { day: day(today) }) : t("timelineNoteElsewhere")} isFlush>
      <div aria-hidden="true" className="grid gap-x-4 border-t px-5 py-2 md:grid-cols-[18rem_1fr] md:px-6">
        <span className="max-md:hidden" />
        <svg aria-hidden="true" width="100%" height="16" className="fill-current text-muted text-xs">
          {months.map((first) => (
            <text key={first} x={percent(placeIn(span, first))} y="12">
              {shortMonth(new Date(first))}
            </text>
          ))}
        </svg>
      </div>
      <ul aria-label={t("timeline")} className="divide-y border-t">
        {campaigns.map((campaign) => {
          const { start, width } = barIn(span, campaign);
          const { startsOn, endsOn } = campaign;
          return (
            <li key={campaign.id} className="grid items-center gap-x-4 gap-y-2 px-5 py-3 md:grid-cols-[18rem_1fr] md:px-6">
              <div className="grid min-w-0 gap-1">
                <TextLink href={`/portal/campaigns/${campaign.id}`} dir="auto" className="inline-flex min-h-6 items-center wrap-anywhere">
                  {campaign.name}
                </TextLink>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
                  <CampaignStatusBadge status={campaign.status} />
                  <span>{endsOn ? t("ranFromTo", { from: day(startsOn), to: day(endsOn) }) : t("runsSince", { from: day(startsOn) })}</span>
                </p>
              </div>
              <svg aria-hidden="true" width="100%" height="28" className="rounded bg-tint">
                {months.map((first) => (
                  <line key={first} x1={percent(placeIn(span, first))} x2={percent(placeIn(span, first))} y1="0" y2="28" className="stroke-control" />
                ))}
                <rect x={percent(start)} y="6" width={percent(width)} height="16" rx="4" className={FILLS[campaign.status]} />
                {todayAt ? <line x1={todayAt} x2={todayAt} y1="0" y2="28" strokeWidth="2" className="stroke-bad" /> : null}
              </svg>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
