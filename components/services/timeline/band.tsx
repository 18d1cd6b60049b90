import { BAND_LINES, type DrawnBand } from "#lib/services";
import { TIMELINE_LIMITS } from "#lib/services/schema";
import { LINE_STROKES, PATTERN_FILLS } from "./patterns.tsx";

const LINES = ["operational", "degraded", "down"] as const;
const HEIGHT = 20;

/** One service's time as a drawing; what it says stands in words beside it. Lines are stretched to the width, patterns are not. */
export function Band({ band: { lines, patterns }, className = "w-full" }: { band: DrawnBand; className?: string }) {
  return (
    <svg aria-hidden="true" height={HEIGHT} className={`block ${className}`}>
      {patterns.map(({ state, left, width }) => (
        <rect key={left} x={`${left}%`} width={`${width}%`} height={HEIGHT} fill={PATTERN_FILLS[state]} />
      ))}
      <svg
        aria-hidden="true"
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${TIMELINE_LIMITS.columns} ${HEIGHT}`}
        preserveAspectRatio="none"
        fill="none"
      >
        {LINES.map((state) =>
          lines[state] ? <path key={state} d={lines[state]} strokeWidth={BAND_LINES[state]} className={LINE_STROKES[state]} /> : null,
        )}
      </svg>
    </svg>
  );
}
