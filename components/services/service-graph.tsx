import { useSay, useWords } from "#components/format/words";
import type { ServiceState } from "#lib/services/schema";
import { SoftLink } from "../ui/soft-link.tsx";
import { SERVICE_STATE_LABELS } from "./service-state.tsx";

interface Point {
  x: number;
  y: number;
}

interface ServiceGraphProps {
  /** Where everything lies, as `drawGraph` says. */
  drawing: {
    width: number;
    height: number;
    nodes: ({ key: string } & Point)[];
    edges: { from: string; to: string; isHard: boolean; points: Point[] }[];
  };
  /** Of a service's box. */
  size: { width: number; height: number };
  services: ReadonlyMap<string, { name: string; state: ServiceState /** A cause of what fails. */; isCause: boolean }>;
  hrefOf: (key: string) => string;
}

const BOXES: Record<ServiceState, string> = {
  operational: "fill-surface stroke-good",
  degraded: "fill-warn-soft stroke-warn",
  down: "fill-bad-soft stroke-bad",
  maintenance: "fill-accent-soft stroke-accent",
  unknown: "fill-sunken stroke-control",
};
const DOTS: Record<ServiceState, string> = {
  operational: "fill-good",
  degraded: "fill-warn",
  down: "fill-bad",
  maintenance: "fill-accent",
  unknown: "fill-muted",
};
const MOST_LETTERS = 20;

/**
 * Services and what they need, from left to right: each a link, in the order in which they start, so that Tab follows the arrows. What it shows is in the
 * table beside it, too.
 */
export function ServiceGraph({ drawing: { width, height, nodes, edges }, size, services, hrefOf }: ServiceGraphProps) {
  const [t, say] = [useWords("services"), useSay()];
  const stateOf = (key: string) => services.get(key)?.state ?? "unknown";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={t("graphOfServices")} tabIndex={0} className="overflow-x-auto border-b p-3 -outline-offset-2">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="text-xs">
        <title>{t("graphOfServices")}</title>
        <g fill="none">
          {edges.map(({ from, to, isHard, points }) => (
            <path
              key={`${from} ${to}`}
              d={`M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`}
              className={stateOf(from) === "down" ? "stroke-bad" : "stroke-control"}
              strokeWidth={1.25}
              strokeDasharray={isHard ? undefined : "4 4"}
            />
          ))}
        </g>
        {nodes
          .toSorted((one, other) => one.x - other.x || one.y - other.y)
          .map(({ key, x, y }) => {
            const { name = key, state = "unknown", isCause = false } = services.get(key) ?? {};
            const words = isCause ? `${name}: ${say(SERVICE_STATE_LABELS[state])}, ${t("cause")}` : `${name}: ${say(SERVICE_STATE_LABELS[state])}`;
            return (
              <SoftLink key={key} href={hrefOf(key)} aria-label={words}>
                <rect x={x} y={y} {...size} rx={10} className={BOXES[state]} strokeWidth={isCause ? 3 : 1.25} />
                <circle cx={x + 16} cy={y + size.height / 2} r={5} className={DOTS[state]} />
                <text x={x + 30} y={y + size.height / 2 - 2} className="fill-ink font-medium">
                  {name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name}
                </text>
                <text x={x + 30} y={y + size.height / 2 + 13} className="fill-muted">
                  {isCause ? `${say(SERVICE_STATE_LABELS[state])} · ${t("cause")}` : say(SERVICE_STATE_LABELS[state])}
                </text>
                <title>{words}</title>
              </SoftLink>
            );
          })}
      </svg>
    </section>
  );
}
