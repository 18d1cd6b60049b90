import { useSay, useWords } from "#components/format/words";
import { auditChanges, sayField } from "./audit-changes.ts";

/** What an act changed, field by field: before and after. Nothing when it changed nothing that is recorded. */
export function StateChanges({ before, after }: { before: unknown; after: unknown }) {
  const t = useWords("trail");
  const say = useSay();
  const value = (text: string | null) => (text === "yes" ? t("yes") : text === "no" ? t("no") : text);
  const changes = auditChanges(before, after);
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-lg bg-sunken px-4 py-3 text-sm sm:grid-cols-2">
      {changes.map((change) => (
        <div key={change.field} className="grid min-w-0 gap-0.5">
          <dt className="text-muted text-xs">{say(sayField(change.field))}</dt>
          <dd className="text-ink wrap-anywhere">
            {change.before === null ? null : (
              <>
                <span className="sr-only">{t("from2")} </span>
                <span className={change.after === null ? "" : "text-muted"}>{value(change.before)}</span>
                <span aria-hidden="true" className="px-1.5 text-muted">
                  →
                </span>
                <span className="sr-only"> {t("to2")} </span>
              </>
            )}
            {value(change.after) ?? "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
