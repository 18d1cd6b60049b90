import type { AuditEntryView } from "#lib/audit/schema";
import { Time } from "../format/time.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { auditChanges, sayField } from "./audit-changes.ts";

const actions: Record<string, { label: string; tone: Tone }> = {
  "tenant.create": { label: "Created", tone: "accent" },
  "tenant.suspend": { label: "Suspended", tone: "bad" },
  "tenant.reactivate": { label: "Reactivated", tone: "good" },
  "campaign.import": { label: "Figures imported", tone: "neutral" },
  "achievement.award": { label: "Achievement earned", tone: "good" },
  "impersonation.started": { label: "Support access began", tone: "warn" },
  "impersonation.ended": { label: "Support access ended", tone: "neutral" },
  "impersonation.lapsed": { label: "Support access ran out", tone: "neutral" },
  "support_access.set": { label: "Support access set", tone: "accent" },
  sign_in: { label: "Signed in", tone: "neutral" },
  sign_out: { label: "Signed out", tone: "neutral" },
};

/** Subjects whose id is a name that people read; the others are the tenant itself, or numbers. */
const NAMED_SUBJECTS = new Set(["achievement"]);

interface AuditTrailProps {
  entries: AuditEntryView[];
  now: Date;
  /** IANA name; moments are told in it. */
  timeZone: string;
}

/** What was done, newest first: who, when, from where, why, and what it changed. */
export function AuditTrail({ entries, now, timeZone }: AuditTrailProps) {
  return (
    <ol className="divide-y">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-3 px-5 py-4 md:px-6">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={actions[entry.action]?.tone} title={entry.action}>
              {actions[entry.action]?.label ?? entry.action}
            </Badge>
            <span className="min-w-0 text-soft wrap-anywhere">
              by <bdi className="font-medium text-ink">{entry.actor}</bdi>
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
              <span className="text-muted">Reason: </span>
              {entry.reason}
            </p>
          ) : null}
          <Changes before={entry.before} after={entry.after} />
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
            <Time value={entry.at} timeZone={timeZone} precision="second" />
            {entry.ip ? <span>From {entry.ip}</span> : null}
            {entry.requestId ? (
              <span className="wrap-anywhere">
                Request <code className="select-all">{entry.requestId}</code>
              </span>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Changes({ before, after }: { before: unknown; after: unknown }) {
  const changes = auditChanges(before, after);
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-lg bg-sunken px-4 py-3 text-sm sm:grid-cols-2">
      {changes.map((change) => (
        <div key={change.field} className="grid min-w-0 gap-0.5">
          <dt className="text-muted text-xs">{sayField(change.field)}</dt>
          <dd className="text-ink wrap-anywhere">
            {change.before === null ? null : (
              <>
                <span className="sr-only">from </span>
                <span className={change.after === null ? "" : "text-muted"}>{change.before}</span>
                <span aria-hidden="true" className="px-1.5 text-muted">
                  →
                </span>
                <span className="sr-only"> to </span>
              </>
            )}
            {change.after ?? "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
