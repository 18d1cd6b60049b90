import { isAnnounced, stateOfPeriod } from "#lib/settings";
import type { Period, Settings } from "#lib/settings/schema";
import { Time } from "../format/time.tsx";
import { Banner } from "../shell/banner.tsx";
import { TextLink } from "../ui/text-link.tsx";

interface Reader {
  now: Date;
  /** IANA name; moments are told in it. */
  timeZone: string;
  isStaff: boolean;
}

const ICONS = { info: "info", warn: "triangle-exclamation-point", bad: "circle-exclamation-point" } as const;

/** What the operator says to everybody: a maintenance that is planned or, to those whom it leaves in, on; and an announcement. Null for nothing. */
export function installationNotices(settings: Settings, reader: Reader) {
  const { maintenance, announcement } = settings;
  const { now, timeZone, isStaff } = reader;
  const state = stateOfPeriod(maintenance, now);
  const isSaid = isAnnounced(announcement, now);
  if (!isSaid && (state === "none" || state === "over")) return null;
  return (
    <>
      {state === "on" ? (
        <Banner tone="warn" icon="triangle-exclamation-point" action={isStaff ? <TextLink href="/admin/settings">Settings</TextLink> : null}>
          {isStaff ? "Maintenance is on: everybody but staff is locked out" : "The portal is closed for maintenance. Only staff can sign in"}
          {maintenance.endsAt ? (
            <>
              {" "}
              until <Time value={maintenance.endsAt} timeZone={timeZone} /> ({timeZone})
            </>
          ) : null}
          . {isStaff ? null : maintenance.message}
        </Banner>
      ) : null}
      {state === "ahead" ? (
        <Banner tone="warn" icon="calendar">
          Planned maintenance <Span period={maintenance} timeZone={timeZone} />: nobody can use the portal then. {maintenance.message}
        </Banner>
      ) : null}
      {isSaid ? (
        <Banner tone={announcement.level} icon={ICONS[announcement.level]}>
          <span dir="auto">{announcement.text}</span>
        </Banner>
      ) : null}
    </>
  );
}

function Span({ period: { startsAt, endsAt }, timeZone }: { period: Period; timeZone: string }) {
  return (
    <>
      from <Time value={startsAt} timeZone={timeZone} />
      {endsAt ? (
        <>
          {" "}
          until <Time value={endsAt} timeZone={timeZone} />
        </>
      ) : null}{" "}
      ({timeZone})
    </>
  );
}
