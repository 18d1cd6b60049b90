import type { ServiceState } from "#lib/services/schema";

interface DayBarsProps {
  /** What is read out for the whole. */
  label: string;
  /** Oldest first; `says` is shown to whoever points at the day. */
  days: { key: string; state: ServiceState; says: string }[];
}

const FILLS: Record<ServiceState, string> = {
  operational: "fill-good-solid",
  degraded: "fill-warn-solid",
  down: "fill-bad-solid",
  maintenance: "fill-accent-solid",
  unknown: "fill-edge",
};
const STEP = 6;
const WIDTH = 4;
const HEIGHT = 32;

/** A bar for each day, in the colour of the worst that it was; the same stands in words beside it. */
export function DayBars({ label, days }: DayBarsProps) {
  return (
    <svg
      viewBox={`0 0 ${days.length * STEP - (STEP - WIDTH)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="h-10 w-full"
    >
      {days.map(({ key, state, says }, index) => (
        <rect key={key} x={index * STEP} width={WIDTH} height={HEIGHT} rx={1} className={FILLS[state]}>
          <title>{says}</title>
        </rect>
      ))}
    </svg>
  );
}
