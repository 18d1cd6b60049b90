import { useSay, useWords } from "#components/format/words";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { PointEntry, PrivilegeReason, PrivilegeReasons } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { Card } from "../ui/card.tsx";
import { causeOf, changeOf } from "./shown-entry.tsx";

/** What the reader may do by their points and achievements and why, and what the next levels would open; nothing where there is neither. */
export function PrivilegeCard({ reasons: { points, held, ahead } }: { reasons: PrivilegeReasons }) {
  const [t, say, f] = [useWords("points"), useSay(), useFormats()];
  if (held.length === 0 && ahead.length === 0) return null;
  return (
    <Card title={t("yourPrivileges")} note={t("yourPrivilegesNote")}>
      {held.length > 0 ? (
        <ul aria-label={t("yourPrivileges")} className="grid gap-5 text-sm">
          {held.map((reason) => (
            <li key={`${reason.permission} ${reason.sourceName}`} className="grid min-w-0 gap-0.5 wrap-anywhere">
              <span className="font-medium text-ink">{nameOf(reason.permission, say)}</span>
              <span className="text-soft">
                <Source reason={reason} have={points} />
              </span>
              {reason.entry ? <Entry entry={reason.entry} isLevel={reason.level !== null} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {ahead.length > 0 ? (
        <section aria-label={t("opensNext")} className={`grid gap-3 rounded-xl bg-sunken p-4 ${held.length > 0 ? "mt-6" : ""}`}>
          <h3 className="text-muted text-xs">{t("opensNext")}</h3>
          <ul className="grid gap-2 text-sm">
            {ahead.map(({ permission, level, missing }) => (
              <li key={`${permission} ${level}`} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="min-w-0 font-medium text-ink wrap-anywhere">{nameOf(permission, say)}</span>
                <span className="text-muted tabular-nums">
                  {t("opensAt", { level: t("level", { level: f.number(level) }), missing: f.number(missing) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Card>
  );
}

const nameOf = (permission: string, say: (sentence: string) => string) => say(PERMISSIONS[permission as Permission] ?? permission);

function Source({ reason: { level, sourceName }, have }: { reason: PrivilegeReason; have: number }) {
  const [t, say, f] = [useWords("points"), useSay(), useFormats()];
  if (level === null) return t("byAchievement", { source: say(sourceName) });
  return t("byLevel", { source: say(sourceName), points: f.number(level.points), have: f.number(have), kept: f.number(level.keptDownTo) });
}

/** The entry of the ledger that it stands on. */
function Entry({ entry, isLevel }: { entry: PointEntry; isLevel: boolean }) {
  const [t, say, f] = [useWords("points"), useSay(), useFormats()];
  const words = {
    cause: causeOf(entry, say),
    change: f.number(changeOf(entry), { signDisplay: "exceptZero" }),
    time: () => <Time value={entry.createdAt} />,
  };
  return <span className="text-muted text-xs">{isLevel ? t.rich("reachedWith", words) : t.rich("itsEntry", words)}</span>;
}
