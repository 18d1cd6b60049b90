import { useWords } from "#components/format/words";
import type { AuditEntryView } from "#lib/audit/schema";
import { Time } from "../format/time.tsx";
import { ActionBadge } from "./action-badge.tsx";
import { StateChanges } from "./state-changes.tsx";

/** Subjects whose id is a name that people read; the others are the tenant itself, or numbers. */
const NAMED_SUBJECTS = new Set(["achievement", "feature_flag", "installation_setting"]);

interface AuditTrailProps {
  entries: AuditEntryView[];
  now: Date;
  /** IANA name; moments are told in it. */
  timeZone: string;
}

/** What was done, newest first: who, when, from where, why, and what it changed. */
export function AuditTrail({ entries, now, timeZone }: AuditTrailProps) {
  const t = useWords("trail");
  return (
    <ol className="divide-y">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-3 px-5 py-4 md:px-6">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ActionBadge action={entry.action} />
            <span className="min-w-0 text-soft wrap-anywhere">
              {t("by")} <bdi className="font-medium text-ink">{entry.actor}</bdi>
              {NAMED_SUBJECTS.has(entry.subjectType) ? (
                <>
                  {" "}
                  · <bdi>{entry.subjectId.replaceAll("-", " ")}</bdi>
                </>
              ) : null}
            </span>
            <Time value={entry.at} now={now} timeZone={timeZone} className="text-muted sm:ms-auto" />
          </div>
          {entry.reason ? (
            <p className="max-w-prose text-soft wrap-anywhere">
              <span className="text-muted">{t("reason2")} </span>
              {entry.reason}
            </p>
          ) : null}
          <StateChanges before={entry.before} after={entry.after} />
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
            <Time value={entry.at} timeZone={timeZone} precision="second" />
            {entry.ip ? <span>{t("fromIp", { ip: entry.ip })}</span> : null}
            {entry.requestId ? (
              <span className="wrap-anywhere">{t.rich("request2", { code: () => <code className="select-all">{entry.requestId}</code> })}</span>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
