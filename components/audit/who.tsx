import { useWords } from "#components/format/words";
import type { AuditEntryView } from "#lib/audit/schema";

/** Who acted, and in whose name. */
export function Who({ entry }: { entry: Pick<AuditEntryView, "actor" | "behalfOf"> }) {
  const t = useWords("trail");
  return (
    <span className="wrap-anywhere">
      <bdi>{entry.actor}</bdi>
      {entry.behalfOf ? <span className="font-normal text-muted">{t.rich("as", { bdi: () => <bdi>{entry.behalfOf}</bdi> })}</span> : null}
    </span>
  );
}
