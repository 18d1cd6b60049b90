import { type BackupStanding, backupPath } from "#lib/backups/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { Callout } from "../ui/callout.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { StatCard } from "../ui/stat-card.tsx";

interface StandingProps {
  standing: BackupStanding;
  onDisk: { count: number; sizeBytes: number };
  now: Date;
}

const SCHEDULES = { off: "Off", daily: "Daily", weekly: "Weekly" };

/** How things stand, in figures. */
export function StandingCards({ standing, onDisk, now }: StandingProps) {
  const say = useSay();
  const t = useWords("backups");
  const f = useFormats();
  const { lastGood, recovery, schedule, nextRunAt, freeBytes } = standing;
  return (
    <section aria-label={t("howThingsStand")} className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
      <StatCard
        label={t("lastGoodBackup")}
        icon="archive"
        definition={t("theNewestOneThatWasMade")}
        figure={lastGood ? f.relative(new Date(lastGood.madeAt), now) : null}
        unknownReason={t("thereIsNoneYet")}
        note={lastGood ? `${f.date(new Date(lastGood.madeAt), { timeZone: "UTC" })} UTC` : undefined}
        href={lastGood ? backupPath(lastGood.id) : undefined}
      />
      <StatCard
        label={t("measuredRecovery")}
        icon="rotate-ccw-clock"
        definition={t("howLongTheLastRestoreRehearsal")}
        figure={recovery ? f.duration(recovery.durationMs) : null}
        unknownReason={t("noRestoringWasRehearsedYet")}
        note={recovery ? t("rehearsedRelative", { relative: f.relative(new Date(recovery.at), now) }) : undefined}
        href={recovery ? backupPath(recovery.backupId) : undefined}
      />
      <StatCard
        label={t("schedule")}
        icon="calendar"
        figure={say(SCHEDULES[schedule])}
        note={nextRunAt ? t("nextDateUtc", { date: f.date(new Date(nextRunAt), { timeZone: "UTC" }) }) : t("nothingIsMadeByItself")}
        href="/admin/backups/rules"
      />
      <StatCard
        label={t("onDisk")}
        icon="hard-drive"
        definition={t("theBackupsThatLieInThe")}
        figure={f.bytes(onDisk.sizeBytes)}
        note={t(freeBytes === null ? "onDiskLeftUnknown" : "onDiskLeft", {
          count: onDisk.count,
          number: f.number(onDisk.count),
          left: f.bytes(freeBytes),
        })}
      />
    </section>
  );
}

/** What somebody has to look at. */
export function StandingCallouts({ standing: { failure, overdueSince, lastGood }, now }: Omit<StandingProps, "onDisk">) {
  const say = useSay();
  const t = useWords("backups");
  return (
    <>
      {overdueSince ? (
        <Callout tone="bad" title={t("aBackupIsOverdue")}>
          {t.rich("itWasDue", { time: () => <Time value={overdueSince} now={now} /> })}{" "}
          {lastGood ? t.rich("theLastGoodOne", { time: () => <Time value={lastGood.madeAt} now={now} /> }) : t("thereIsNoGoodOne")}
        </Callout>
      ) : null}
      {failure ? (
        <Callout
          tone="bad"
          title={t("theLastBackupFailed")}
          actions={
            <LinkButton href={backupPath(failure.id)} variant="secondary" size="sm">
              {t("lookAtIt")}
            </LinkButton>
          }
        >
          <p className="wrap-anywhere">{say(failure.reason)}</p>
          {failure.remedy ? <p className="wrap-anywhere">{say(failure.remedy)}</p> : null}
        </Callout>
      ) : null}
    </>
  );
}
