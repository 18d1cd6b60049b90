import { type Formats, useFormats } from "#components/format/reader-formats";
import { useSay, useWords } from "#components/format/words";
import { BANDS, FEWEST_FACTORS, type Health, type HealthFactor } from "#lib/care/schema";
import type { Words } from "#words";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";

const TONES: Record<(typeof BANDS)[number]["band"], Tone> = { good: "good", watch: "warn", poor: "bad" };

type Say = (sentence: string) => string;

const columnsIn = (t: Words<"tenancy">, say: Say, number: Formats["number"]): Column<HealthFactor>[] => [
  {
    key: "factor",
    header: t("whatIsMeasuredAndHowIt"),
    isPrimary: true,
    cell: ({ label, rule }) => (
      <span className="grid min-w-0 gap-0.5">
        <span className="font-medium text-ink">{say(label)}</span>
        <span className="text-muted text-xs wrap-anywhere">{say(rule)}</span>
      </span>
    ),
  },
  { key: "evidence", header: t("now"), hasWords: true, cell: ({ evidence }) => sayEvidence(evidence, t, say) },
  {
    key: "points",
    header: t("points"),
    isNumeric: true,
    cell: ({ points, most }) =>
      points === null ? <span className="text-muted">{t("leftOut")}</span> : t("pointsOf", { points: number(points), most: number(most) }),
  },
];

/** How a tenant does, from 0 to 100, with everything that the figure is made of. */
export function HealthCard({ health }: { health: Health }) {
  const say = useSay();
  const t = useWords("tenancy");
  const { number } = useFormats();
  const { score, measured, factors } = health;
  const band = BANDS.find((each) => each.band === health.band);
  return (
    <Card
      title={t("health")}
      note={t("pointsOfWhatCouldBeMeasured", {
        bands: BANDS.map(({ label, from }) => t("bandFrom", { band: say(label), score: String(from) })).join(", "),
      })}
      isFlush
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-4 md:px-6">
        <p className="font-bold text-4xl text-ink tabular-nums">{score ?? "–"}</p>
        {band ? (
          <Badge tone={TONES[band.band]} hasDot>
            {say(band.label)}
          </Badge>
        ) : null}
        <p className="text-muted text-sm">
          {score === null
            ? t("unknownOnlyMeasuredOfLengthFactors", { measured: String(measured), factors: String(factors.length), fewest: String(FEWEST_FACTORS) })
            : t("fromMeasuredOfLengthFactorsThe", { measured: String(measured), factors: String(factors.length) })}
        </p>
      </div>
      <div className="border-t">
        <DataTable
          caption={t("whatTheHealthIsMadeOf")}
          columns={columnsIn(t, say, number)}
          rows={factors}
          rowKey={({ key }) => key}
          density="compact"
        />
      </div>
    </Card>
  );
}

/** What was found, in the reader's language: figures of the tenant's stand in most of it. */
function sayEvidence(evidence: string, t: Words<"tenancy">, say: Say): string {
  const days = /^(\d+) days? ago\.$/.exec(evidence);
  if (days) return t("daysAgo", { count: Number(days[1]) });
  const standing = /^It is (active|past due|suspended|cancelled)\.$/.exec(evidence);
  if (standing?.[1]) return t("itIs", { status: say(standing[1]) });
  const [, part, whole, what] = /^(\d+) of (\d+)(?: (.+))?\.$/.exec(evidence) ?? [];
  if (part && whole) return what ? t("partOfWhat", { part, whole, what: say(what) }) : t("partOf", { part, whole });
  return say(evidence);
}
