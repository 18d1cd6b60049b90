import { useWords } from "#components/format/words";
import type { TenantNote } from "#lib/care/schema";
import { Time } from "../format/time.tsx";
import { Badge } from "../ui/badge.tsx";
import { TextLink } from "../ui/text-link.tsx";

/** A note as it was written, with who wrote it and when. */
export function NoteText({ note, now, timeZone }: { note: TenantNote; now: Date; timeZone: string }) {
  const t = useWords("tenancy");
  return (
    <div className="grid min-w-0 gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <TextLink href={`/admin/people/${note.authorId}`}>
          <bdi>{note.author}</bdi>
        </TextLink>
        <Time value={note.createdAt} now={now} timeZone={timeZone} className="text-muted" />
        {note.changedAt ? (
          <span className="text-muted">{t.rich("changed", { time: () => <Time value={note.changedAt} now={now} timeZone={timeZone} /> })}</span>
        ) : null}
        {note.isPinned ? <Badge tone="accent">{t("pinned")}</Badge> : null}
      </p>
      <p dir="auto" className="max-w-prose whitespace-pre-wrap text-ink text-sm wrap-anywhere">
        {note.text}
      </p>
    </div>
  );
}
