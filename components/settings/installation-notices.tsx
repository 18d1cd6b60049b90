import { isAnnounced, stateOfPeriod } from "#lib/settings";
import type { Settings } from "#lib/settings/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
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
  const state = stateOfPeriod(maintenance, reader.now);
  const isSaid = isAnnounced(announcement, reader.now);
  if (!isSaid && (state === "none" || state === "over")) return null;
  return (
    <>
      {state === "on" ? <MaintenanceOn maintenance={maintenance} {...reader} /> : null}
      {state === "ahead" ? <MaintenanceAhead maintenance={maintenance} {...reader} /> : null}
      {isSaid ? (
        <Banner tone={announcement.level} icon={ICONS[announcement.level]}>
          <span dir="auto">{announcement.text}</span>
        </Banner>
      ) : null}
    </>
  );
}

type MaintenanceProps = Reader & Pick<Settings, "maintenance">;

function MaintenanceOn({ maintenance: { endsAt, message }, timeZone, isStaff }: MaintenanceProps) {
  const t = useWords("shell");
  const until = { end: () => <Time value={endsAt} timeZone={timeZone} />, timeZone };
  return (
    <Banner
      tone="warn"
      icon="triangle-exclamation-point"
      action={isStaff ? <TextLink href="/admin/settings">{t("maintenanceSettings")}</TextLink> : null}
    >
      {isStaff
        ? endsAt
          ? t.rich("maintenanceIsOnUntil", until)
          : t("maintenanceIsOn")
        : endsAt
          ? t.rich("closedForMaintenanceUntil", until)
          : t("closedForMaintenance")}{" "}
      {isStaff ? null : message}
    </Banner>
  );
}

function MaintenanceAhead({ maintenance: { startsAt, endsAt, message }, timeZone }: MaintenanceProps) {
  const t = useWords("shell");
  const start = () => <Time value={startsAt} timeZone={timeZone} />;
  const end = () => <Time value={endsAt} timeZone={timeZone} />;
  return (
    <Banner tone="warn" icon="calendar">
      {endsAt ? t.rich("plannedMaintenanceUntil", { start, end, timeZone }) : t.rich("plannedMaintenance", { start, timeZone })} {message}
    </Banner>
  );
}
