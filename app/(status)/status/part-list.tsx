import { useClientWords } from "#components/format/client-words";
import { useFormats } from "#components/format/reader-formats";
import { Time } from "#components/format/time";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import type { PartState, StatusPart } from "#lib/services/schema";
import { stateTones } from "./state-tones.ts";

interface PartListProps {
  title: string;
  note: string;
  parts: StatusPart[];
  /** Names and details in the reader's language, by their English. */
  words: Record<string, string>;
  /** The server's time; null while nothing was measured. */
  now: Date | null;
  /** What is shown was true once, and nobody knows whether it still is. */
  isOutdated: boolean;
}

const WAS = { operational: "wasOperational", degraded: "wasDegraded", down: "wasDown", unknown: "wasUnknown" } as const satisfies Record<
  PartState,
  string
>;

const COLUMNS = "sm:grid-cols-[minmax(0,1fr)_6rem_9rem_8.5rem]";

/** Parts with state, latency and since when. Used on the server and in the browser. */
export function PartList({ title, note, parts, words, now, isOutdated }: PartListProps) {
  const t = useClientWords();
  const formats = useFormats();
  return (
    <Card title={title} note={note} isFlush>
      <div aria-hidden="true" className={`hidden gap-x-4 border-b px-5 py-3 font-medium text-muted text-xs sm:grid md:px-6 ${COLUMNS}`}>
        <span>{t("part")}</span>
        <span className="text-end">{t("latency")}</span>
        <span>{t("since")}</span>
        <span>{t("state")}</span>
      </div>
      <ul className="divide-y">
        {parts.map((part) => (
          <li key={part.key} className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-5 py-4 md:px-6 ${COLUMNS}`}>
            <div className="min-w-0">
              <p className="font-medium text-ink">{words[part.name] ?? part.name}</p>
              {part.detail ? <p className="text-muted text-xs wrap-anywhere">{words[part.detail] ?? part.detail}</p> : null}
            </div>
            <p className="text-soft tabular-nums max-sm:order-2 max-sm:text-xs sm:text-end">
              <span className="sm:sr-only">{t("latency")} </span>
              {formats.duration(part.latencyMs)}
            </p>
            <p className="text-soft max-sm:order-3 max-sm:text-end max-sm:text-xs">
              <span className="sm:sr-only">{t("since2")} </span>
              <Time value={part.since} now={now ?? undefined} />
            </p>
            <p className="max-sm:order-1 max-sm:text-end">
              <Badge tone={isOutdated ? "neutral" : stateTones[part.state]} hasDot>
                {isOutdated ? t(WAS[part.state]) : t(part.state)}
              </Badge>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
