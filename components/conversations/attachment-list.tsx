import type { AttachmentView } from "#lib/conversations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Icon } from "../ui/icon.tsx";

const fileOf = (id: string) => `/api/v1/conversations/attachments/${id}`;

/** Files of a message: pictures are shown, everything is saved by its link. */
export function AttachmentList({ attachments }: { attachments: AttachmentView[] }) {
  const t = useWords("conversations");
  const f = useFormats();
  if (attachments.length === 0) return null;
  return (
    <ul aria-label={t("files")} className="flex flex-wrap gap-3">
      {attachments.map(({ id, name, sizeBytes, isPicture }) => (
        <li key={id} className="max-w-full">
          <a
            href={fileOf(id)}
            download={name}
            className="grid max-w-full gap-2 rounded-lg border bg-surface p-2 text-sm hover:border-edge"
            aria-label={t("saveFile", { name, size: f.bytes(sizeBytes) })}
          >
            {isPicture ? (
              // biome-ignore lint/performance/noImgElement: it comes by a route that asks for the right each time, which no optimiser could
              <img src={`${fileOf(id)}/picture`} alt="" loading="lazy" className="max-h-48 max-w-full rounded object-contain sm:max-w-72" />
            ) : null}
            <span className="flex min-w-0 items-center gap-2">
              <Icon name={isPicture ? "image" : "file-text"} className="size-4 shrink-0 text-muted" />
              <bdi className="min-w-0 truncate font-medium text-accent">{name}</bdi>
              <span className="shrink-0 text-muted text-xs tabular-nums">{f.bytes(sizeBytes)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
