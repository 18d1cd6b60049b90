import type { ReactNode } from "react";
import { type Tone, toneStyle } from "./badge.tsx";
import { Icon, type IconName } from "./icon.tsx";

export interface TimelineEntry {
  id: string;
  title: ReactNode;
  /** When; a `Time`. */
  time: ReactNode;
  icon?: IconName;
  tone?: Tone;
  children?: ReactNode;
}

interface TimelineProps {
  label: string;
  entries: TimelineEntry[];
  /** Said when there are no entries. */
  empty?: ReactNode;
}

/** What happened, in the order it is given. */
export function Timeline({ label, entries, empty = "Nothing has happened yet." }: TimelineProps) {
  if (entries.length === 0) return <p className="text-muted text-sm">{empty}</p>;
  return (
    <ol aria-label={label} className="grid">
      {entries.map((entry) => (
        <li key={entry.id} className="group relative flex gap-4 pb-6 last:pb-0">
          <span aria-hidden="true" className="absolute start-[1.0625rem] top-9 bottom-0 border-s group-last:hidden" />
          <span className={`inline-flex size-9 shrink-0 items-center justify-center rounded-full ${toneStyle[entry.tone ?? "neutral"]}`}>
            <Icon name={entry.icon ?? "circle-dot"} className="size-4" />
          </span>
          <div className="min-w-0 flex-1 pt-1.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-medium text-ink text-sm wrap-anywhere">{entry.title}</p>
              <span className="text-muted text-xs">{entry.time}</span>
            </div>
            {entry.children ? <div className="mt-1 text-soft text-sm">{entry.children}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
