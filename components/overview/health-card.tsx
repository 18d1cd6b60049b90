import { useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { OVERALL_LABELS, type PartState, STATE_LABELS, type StatusSnapshot } from "#lib/services/schema";
import { Time } from "../format/time.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { TextLink } from "../ui/text-link.tsx";

const tones: Record<PartState, Tone> = { operational: "good", degraded: "warn", down: "bad", unknown: "neutral" };
/** What is broken comes first. */
const ORDER: PartState[] = ["down", "degraded", "unknown", "operational"];

/** The parts of the platform as they were last measured, the troubled ones first. */
export function HealthCard({ snapshot, now }: { snapshot: StatusSnapshot; now: Date }) {
  const f = useFormats();
  const [t, say] = [useWords("operator"), useSay()];
  const parts = [...snapshot.parts].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  return (
    <Card
      title={t("health")}
      note={say(OVERALL_LABELS[snapshot.status])}
      actions={<TextLink href="/status">{t("statusLink")}</TextLink>}
      isFlush
      footer={
        <p className="text-muted text-xs">
          {snapshot.checkedAt
            ? t.rich("measured", { time: () => <Time value={snapshot.checkedAt} now={now} timeZone="UTC" /> })
            : t("notMeasuredYet")}
        </p>
      }
    >
      <ul className="divide-y">
        {parts.map(({ key, name, state, latencyMs }) => (
          <li key={key} className="flex min-h-11 items-center gap-3 px-5 py-2 md:px-6">
            <span className="min-w-0 flex-1 truncate text-ink">{say(name)}</span>
            <span className="text-muted text-xs tabular-nums">
              {latencyMs === null ? null : t("numberMs", { number: f.number(latencyMs, { maximumFractionDigits: 1 }) })}
            </span>
            <Badge tone={tones[state]} hasDot>
              {say(STATE_LABELS[state])}
            </Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
