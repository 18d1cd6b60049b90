import type { TimelineEvent, TimelineKind } from "#lib/care/schema";
import { Time } from "../format/time.tsx";
import type { IconName } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { groupByDay } from "./group-by-day.ts";

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
  return (
    <div className="grid gap-8">
      {groupByDay(events, now, timeZone).map(({ key, label, events: those }) => (
        <div key={key} className="grid gap-4">
          <h3 className="font-medium text-muted text-xs uppercase tracking-wide">{label}</h3>
          <Timeline
            label={label}
            entries={those.map((event) => ({
              id: event.id,
              icon: ICONS[event.kind],
              tone: label === "Ahead" ? "accent" : "neutral",
              title: <Title event={event} path={path} />,
              time: label === "Ahead" ? <Time value={event.at} timeZone={timeZone} /> : <Time value={event.at} now={now} timeZone={timeZone} />,
              children: event.body || event.by ? <Body event={event} /> : undefined,
            }))}
          />
        </div>
      ))}
    </div>
  );
}

function Title({ event: { title, href }, path }: { event: TimelineEvent; path: string }) {
  if (!href) return <bdi>{title}</bdi>;
  return (
    <TextLink href={href.startsWith("/") ? href : `${path}/${href}`}>
      <bdi>{title}</bdi>
    </TextLink>
  );
}

function Body({ event: { body, by } }: { event: TimelineEvent }) {
  return (
    <>
      {body ? (
        <p dir="auto" className="max-w-prose whitespace-pre-wrap wrap-anywhere">
          {body}
        </p>
      ) : null}
      {by ? (
        <p className="text-muted text-xs">
          by <bdi>{by}</bdi>
        </p>
      ) : null}
    </>
  );
}
