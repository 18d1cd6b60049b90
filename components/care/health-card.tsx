import { BANDS, FEWEST_FACTORS, type Health, type HealthFactor } from "#lib/care/schema";
import { formatNumber } from "../format/number.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";

const TONES: Record<(typeof BANDS)[number]["band"], Tone> = { good: "good", watch: "warn", poor: "bad" };

const columns: Column<HealthFactor>[] = [
  {
    key: "factor",
    header: "What is measured, and how it counts",
    isPrimary: true,
    cell: ({ label, rule }) => (
      <span className="grid min-w-0 gap-0.5">
        <span className="font-medium text-ink">{label}</span>
        <span className="text-muted text-xs wrap-anywhere">{rule}</span>
      </span>
    ),
  },
  { key: "evidence", header: "Now", hasWords: true, cell: ({ evidence }) => evidence },
  {
    key: "points",
    header: "Points",
    isNumeric: true,
    cell: ({ points, most }) => (points === null ? <span className="text-muted">Left out</span> : `${formatNumber(points)} of ${most}`),
  },
];

/** How a tenant does, from 0 to 100, with everything that the figure is made of. */
export function HealthCard({ health }: { health: Health }) {
  const { score, measured, factors } = health;
  const band = BANDS.find((each) => each.band === health.band);
  return (
    <Card
      title="Health"
      note={`Points of what could be measured, out of the most there are for it, × 100. ${BANDS.map(({ label, from }) => `${label} from ${from}`).join(", ")}.`}
      isFlush
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-4 md:px-6">
        <p className="font-bold text-4xl text-ink tabular-nums">{score ?? "–"}</p>
        {band ? (
          <Badge tone={TONES[band.band]} hasDot>
            {band.label}
          </Badge>
        ) : null}
        <p className="text-muted text-sm">
          {score === null
            ? `Unknown: only ${measured} of ${factors.length} factors can be measured, and ${FEWEST_FACTORS} are needed.`
            : `From ${measured} of ${factors.length} factors; the others cannot be measured now and count neither way.`}
        </p>
      </div>
      <div className="border-t">
        <DataTable caption="What the health is made of" columns={columns} rows={factors} rowKey={({ key }) => key} density="compact" />
      </div>
    </Card>
  );
}
