import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { PlannedSpan, Span } from "#lib/campaigns/schema";
import { weeksOf } from "#lib/campaigns/schema";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextLink } from "../../ui/text-link.tsx";

interface CalendarViewProps {
  span: Span;
  today: string;
  campaigns: PlannedSpan[];
}

interface DayEvent {
  campaign: PlannedSpan;
  kind: "starts" | "goesLive" | "ends" | "oneDay";
}

const DOTS = {
  starts: "badge-dot before:bg-good-solid",
  goesLive: "badge-dot before:bg-accent-solid",
  ends: "badge-dot before:bg-grey-400",
  oneDay: "badge-dot before:bg-good-solid",
};
const MOST_SHOWN = 4;

/** Days in weeks, each with what begins and ends on it. A phone lists the days on which something happens. */
export function CalendarView({ span, today, campaigns }: CalendarViewProps) {
  const [t, { weekday }] = [useWords("campaignTools"), useFormats()];
  const weeks = weeksOf(span);
  const events = Map.groupBy(campaigns.flatMap(eventsOf), ({ day }) => day);
  const waiting = campaigns.filter((campaign) => campaign.waiting > 0);
  return (
    <>
      {campaigns.length === 0 ? (
        <Card title={t("calendar")} isFlush>
          <EmptyState icon="calendar" title={t("nothingPlanned")}>
            {t("nothingPlannedNote")}
          </EmptyState>
        </Card>
      ) : (
        <Card title={t("calendar")} note={t("calendarNote")} isFlush>
          <div aria-hidden="true" className="hidden grid-cols-7 border-t md:grid">
            {weeks[0]?.map((day) => (
              <span key={day} className="px-3 py-2 text-muted text-xs">
                {weekday(new Date(day))}
              </span>
            ))}
          </div>
          <ol aria-label={t("calendar")} className="grid border-t md:grid-cols-7">
            {weeks.flat().map((day) => (
              <Day
                key={day}
                day={day}
                today={today}
                isInside={day >= span.from && day <= span.to}
                events={events.get(day) ?? []}
                campaigns={campaigns}
              />
            ))}
          </ol>
        </Card>
      )}
      {waiting.length > 0 ? (
        <Card title={t("waitingHere")}>
          <ul className="grid gap-2 text-sm" aria-label={t("waitingHere")}>
            {waiting.map(({ id, name, waiting: count }) => (
              <li key={id} className="wrap-anywhere">
                <TextLink href={`/portal/campaigns/${id}/creatives`} className="inline-flex min-h-6 items-center">
                  {name}
                </TextLink>{" "}
                <span className="text-muted">{t("creativesWait", { count })}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

interface DayProps {
  day: string;
  today: string;
  isInside: boolean;
  events: DayEvent[];
  campaigns: PlannedSpan[];
}

function Day({ day, today, isInside, events, campaigns }: DayProps) {
  const [t, { weekday, dayOfMonth, day: write }] = [useWords("campaignTools"), useFormats()];
  const running = campaigns.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day)).length;
  const isToday = day === today;
  const date = new Date(day);
  const [shown, hidden] = [events.slice(0, MOST_SHOWN), events.slice(MOST_SHOWN)];
  return (
    <li
      aria-current={isToday ? "date" : undefined}
      className={`min-w-0 border-b px-3 py-2 md:min-h-28 md:border-e ${isInside ? "" : "bg-sunken"} ${events.length === 0 && !isToday ? "max-md:hidden" : ""}`}
    >
      <p className={`text-sm tabular-nums ${isToday ? "font-semibold text-accent" : "text-soft"}`}>
        <span className="md:sr-only">
          {weekday(date, "long")}, {write(day)}
        </span>
        <span aria-hidden="true" className="max-md:hidden">
          {dayOfMonth(date)}
        </span>
        {isToday ? <span className="ms-2 text-xs">{t("today")}</span> : null}
      </p>
      {events.length > 0 ? (
        <ul className="mt-1 grid gap-1">
          {shown.map((event) => (
            <EventLine key={`${event.campaign.id} ${event.kind}`} event={event} />
          ))}
          {hidden.length > 0 ? (
            <li>
              <details>
                <summary className="min-h-6 cursor-pointer py-1 text-accent text-xs">{t("moreEvents", { count: hidden.length })}</summary>
                <ul className="mt-1 grid gap-1">
                  {hidden.map((event) => (
                    <EventLine key={`${event.campaign.id} ${event.kind}`} event={event} />
                  ))}
                </ul>
              </details>
            </li>
          ) : null}
        </ul>
      ) : null}
      {running > 0 ? <p className="mt-1 text-muted text-xs">{t("runThatDay", { count: running })}</p> : null}
    </li>
  );
}

function EventLine({ event: { campaign, kind } }: { event: DayEvent }) {
  const t = useWords("campaignTools");
  return (
    <li className="min-w-0 text-xs">
      <span className={`text-muted ${DOTS[kind]}`}>{t(kind)}</span>{" "}
      <TextLink href={`/portal/campaigns/${campaign.id}`} dir="auto" className="inline-flex min-h-6 items-center wrap-anywhere">
        {campaign.name}
      </TextLink>
    </li>
  );
}

function eventsOf(campaign: PlannedSpan): (DayEvent & { day: string })[] {
  const { startsOn, endsOn, status } = campaign;
  if (startsOn === endsOn) return [{ campaign, day: startsOn, kind: "oneDay" }];
  const starts = { campaign, day: startsOn, kind: status === "scheduled" ? ("goesLive" as const) : ("starts" as const) };
  return endsOn === null ? [starts] : [starts, { campaign, day: endsOn, kind: "ends" }];
}
