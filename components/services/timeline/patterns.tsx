import type { ServiceState } from "#lib/services/schema";

const UNKNOWN = "timeline-unknown";
const MAINTENANCE = "timeline-maintenance";
/** What a state is filled with that is told by a pattern. */
export const PATTERN_FILLS = { unknown: `url(#${UNKNOWN})`, maintenance: `url(#${MAINTENANCE})` } as const;

/** The strokes of the states that are told by their height; the colours go with it. */
export const LINE_STROKES = {
  operational: "stroke-good-solid",
  degraded: "stroke-warn-solid",
  down: "stroke-bad-solid",
} as const satisfies Partial<Record<ServiceState, string>>;

/** The patterns themselves, once in a page: hatched is what nobody knows, dotted is maintenance. */
export function TimelinePatterns() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id={UNKNOWN} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="fill-tint" />
          <path d="M0 0v6" strokeWidth="2" className="stroke-control" />
        </pattern>
        <pattern id={MAINTENANCE} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="fill-accent-soft" />
          <circle cx="3" cy="3" r="1.75" className="fill-accent" />
        </pattern>
      </defs>
    </svg>
  );
}
