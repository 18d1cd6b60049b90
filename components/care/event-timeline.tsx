import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import type { TimelineEvent, TimelineKind } from "#lib/care/schema";
import { Time } from "../format/time.tsx";
import type { IconName } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { groupByDay } from "./group-by-day.ts";

/** Shown through `say`. */
export const TIMELINE_KIND_LABELS: Record<TimelineKind, string> = {
  plan: "Plan",
  people: "People",
  domains: "Domains",
  support: "Support access",
  flags: "Flags",
  notes: "Notes",
  settings: "Settings",
};

const ICONS: Record<TimelineKind, IconName> = {
  plan: "credit-card",
  people: "users",
  domains: "globe",
  support: "life-buoy",
  flags: "flag",
  notes: "pencil",
  settings: "settings",
};

interface EventTimelineProps {
  events: TimelineEvent[];
  now: Date;
  timeZone: string;
  /** Of the tenant's page, below which relative links lead. */
  path: string;
}

/** What happened to a tenant, day by day, the newest first. */
export function EventTimeline({ events, now, timeZone, path }: EventTimelineProps) {
  const t = useWords("tenancy");
  const { date } = useFormats();
  const days = groupByDay(events, now, (moment) => date(moment, { timeZone, precision: "date" }));
  return (
    <div className="grid gap-8">
      {days.map(({ key, label, events: those }) => (
        <div key={key} className="grid gap-4">
          <h3 className="font-medium text-muted text-xs uppercase tracking-wide">{label ?? t("ahead")}</h3>
          <Timeline
            label={label ?? t("ahead")}
            entries={those.map((event) => ({
              id: event.id,
              icon: ICONS[event.kind],
              tone: label === null ? "accent" : "neutral",
              title: <Title event={event} path={path} />,
              time: label === null ? <Time value={event.at} timeZone={timeZone} /> : <Time value={event.at} now={now} timeZone={timeZone} />,
              children: event.body || event.by ? <Body event={event} /> : undefined,
            }))}
          />
        </div>
      ))}
    </div>
  );
}

function Title({ event: { title, href }, path }: { event: TimelineEvent; path: string }) {
  const words = sayTitle(title, useSay());
  if (!href) return <bdi>{words}</bdi>;
  return (
    <TextLink href={href.startsWith("/") ? href : `${path}/${href}`}>
      <bdi>{words}</bdi>
    </TextLink>
  );
}

/** An entry of the audit trail is said by its act, and ends with the name of what it is about. */
function sayTitle(title: string, say: (sentence: string) => string): string {
  const said = say(title);
  const end = title.indexOf(": ");
  return said === title && end > 0 ? say(title.slice(0, end)) + title.slice(end) : said;
}

function Body({ event: { kind, body, by } }: { event: TimelineEvent }) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <>
      {body ? (
        <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
          {kind === "notes" ? body : say(body)}
        </p>
      ) : null}
      {by ? <p className="text-muted text-xs">{t.rich("by", { bdi: () => <bdi>{by}</bdi> })}</p> : null}
    </>
  );
}
