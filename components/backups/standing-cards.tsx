import { type BackupStanding, backupPath } from "#lib/backups/schema";
import { formatDuration } from "../format/duration.tsx";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { formatDate, formatRelative, Time } from "../format/time.tsx";
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
  const { lastGood, recovery, schedule, nextRunAt, freeBytes } = standing;
  return (
    <section aria-label="How things stand" className="grid gap-4 sm:grid-cols-2 md:gap-6 xl:grid-cols-4">
      <StatCard
        label="Last good backup"
        icon="archive"
        definition="The newest one that was made, is on the disk, and that no check has found damaged."
        figure={lastGood ? formatRelative(new Date(lastGood.madeAt), now) : null}
        unknownReason="There is none yet."
        note={lastGood ? `${formatDate(new Date(lastGood.madeAt))} UTC` : undefined}
        href={lastGood ? backupPath(lastGood.id) : undefined}
      />
      <StatCard
        label="Measured recovery"
        icon="rotate-ccw-clock"
        definition="How long the last restore rehearsal took, from reading the file to the last table compared."
        figure={recovery ? formatDuration(recovery.durationMs) : null}
        unknownReason="No restoring was rehearsed yet."
        note={recovery ? `Rehearsed ${formatRelative(new Date(recovery.at), now)}` : undefined}
        href={recovery ? backupPath(recovery.backupId) : undefined}
      />
      <StatCard
        label="Schedule"
        icon="calendar"
        figure={SCHEDULES[schedule]}
        note={nextRunAt ? `Next ${formatDate(new Date(nextRunAt))} UTC` : "Nothing is made by itself."}
        href="/admin/backups/rules"
      />
      <StatCard
        label="On disk"
        icon="hard-drive"
        definition="The backups that lie in the folder now, by their own sizes."
        figure={formatBytes(onDisk.sizeBytes)}
        note={`${onDisk.count === 1 ? "1 backup" : `${formatNumber(onDisk.count)} backups`}, ${freeBytes === null ? "space left not known" : `${formatBytes(freeBytes)} left`}`}
      />
    </section>
  );
}

/** What somebody has to look at. */
export function StandingCallouts({ standing: { failure, overdueSince, lastGood }, now }: Omit<StandingProps, "onDisk">) {
  return (
    <>
      {overdueSince ? (
        <Callout tone="bad" title="A backup is overdue">
          It was due <Time value={overdueSince} now={now} />, and no good one was made after that.{" "}
          {lastGood ? (
            <>
              The last good one is of <Time value={lastGood.madeAt} now={now} />.
            </>
          ) : (
            "There is no good one yet."
          )}
        </Callout>
      ) : null}
      {failure ? (
        <Callout
          tone="bad"
          title="The last backup failed"
          actions={
            <LinkButton href={backupPath(failure.id)} variant="secondary" size="sm">
              Look at it
            </LinkButton>
          }
        >
          <p className="wrap-anywhere">{failure.reason}</p>
          {failure.remedy ? <p className="wrap-anywhere">{failure.remedy}</p> : null}
        </Callout>
      ) : null}
    </>
  );
}
