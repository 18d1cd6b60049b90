import type { ReferralGraph } from "#lib/gamification/schema";

const SIZE = 640;
const CENTRE = SIZE / 2;
const RADIUS = 250;
const NODE = 7;
/** More would be a ball of wool: the table below has them all. */
const MOST = 60;

/** Who invited whom, companies around a circle; those of rings first, and in colour. Drawn on the server; the table beside it says the same. */
export function RingPlot({ graph: { nodes, edges, rings }, label }: { graph: ReferralGraph; label: string }) {
  const marked = new Set(rings.flatMap(({ tenantIds }) => tenantIds));
  const shown = nodes.toSorted((left, right) => Number(marked.has(right.tenantId)) - Number(marked.has(left.tenantId))).slice(0, MOST);
  const places = new Map(shown.map(({ tenantId }, index) => [tenantId, placeOf(index, shown.length)]));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${SIZE} ${SIZE}`} className="mx-auto w-full max-w-xl">
      <defs>
        <marker id="ring-arrow" viewBox="0 0 8 8" refX="14" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" className="fill-muted" />
        </marker>
      </defs>
      {edges.map(({ from, to, conversionId }) => {
        const [start, end] = [places.get(from), places.get(to)];
        if (!start || !end) return null;
        const isMarked = marked.has(from) && marked.has(to);
        return (
          <path
            key={conversionId}
            d={`M${start.x} ${start.y}Q${CENTRE} ${CENTRE} ${end.x} ${end.y}`}
            markerEnd="url(#ring-arrow)"
            className={`fill-none ${isMarked ? "stroke-bad-solid" : "stroke-edge"}`}
            strokeWidth={isMarked ? 2 : 1}
          />
        );
      })}
      {shown.map(({ tenantId, name }) => {
        const place = places.get(tenantId);
        if (!place) return null;
        return (
          <g key={tenantId}>
            <circle cx={place.x} cy={place.y} r={NODE} className={marked.has(tenantId) ? "fill-bad-solid" : "fill-accent-solid"} />
            <text
              x={place.x + (place.isLeft ? -12 : 12)}
              y={place.y + 4}
              textAnchor={place.isLeft ? "end" : "start"}
              className="fill-soft text-[11px]"
            >
              {name.length > 16 ? `${name.slice(0, 15)}…` : name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Around the circle, from the top. */
function placeOf(index: number, count: number): { x: number; y: number; isLeft: boolean } {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(CENTRE + RADIUS * 0.8 * Math.cos(angle)), y: round(CENTRE + RADIUS * Math.sin(angle)), isLeft: Math.cos(angle) < -0.001 };
}
