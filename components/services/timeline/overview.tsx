import type { Timeline } from "#lib/services/schema";

/** How many services failed, step by step: those that were down stand in front of all that failed. */
export function OverviewBars({ overview }: Pick<Timeline, "overview">) {
  const most = Math.max(1, ...overview.map(({ failing }) => failing));
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${overview.length} ${most}`} preserveAspectRatio="none" className="absolute inset-0 size-full">
      <path
        d={stepsOf(
          overview.map(({ failing }) => failing),
          most,
        )}
        className="fill-warn-solid"
      />
      <path
        d={stepsOf(
          overview.map(({ down }) => down),
          most,
        )}
        className="fill-bad-solid"
      />
    </svg>
  );
}

/** The outline of bars of one unit, next to each other; nothing where there is none. */
function stepsOf(heights: number[], most: number): string {
  return heights.map((height, at) => (height > 0 ? `M${at} ${most}v-${height}h1v${height}z` : "")).join("");
}
