import { SERVICE_STATES, type ServiceState } from "../graph/states.ts";
import { stateOfPiece, TIMELINE_LIMITS, type TimelinePiece } from "./shapes.ts";

/** A stretch of columns in one state. */
export interface BandRun {
  state: ServiceState;
  column: number;
  columns: number;
}

const codeOf = (state: ServiceState) => SERVICE_STATES.indexOf(state);
const UNKNOWN = codeOf("unknown");
/** Drawn over all else, however short they were: what failed must be seen. */
const FAILING = ["degraded", "down"] as const;
/** So much of the width at least: a minute of a day would be thinner than a line that one can see. */
const LEAST_SHARE = 1 / 240;

/**
 * A service's pieces in so many columns. A column that a failure touches shows it, the worse one where there are two; any other shows what
 * its middle lies in. What no piece covers is unknown.
 */
export function bandRuns(pieces: readonly TimelinePiece[], lengthMs: number, columns: number = TIMELINE_LIMITS.columns): BandRun[] {
  const states = new Uint8Array(columns).fill(UNKNOWN);
  // Multiplied first: both are whole, so that where a moment is exactly the edge of a column the quotient is exactly its number.
  const columnAt = (ms: number) => (ms * columns) / lengthMs;
  for (const [state, from, to] of pieces) {
    // The columns whose middle lies in it.
    states.fill(state, Math.max(0, Math.ceil(columnAt(from) - 0.5)), Math.min(columns, Math.ceil(columnAt(to) - 0.5)));
  }
  const least = Math.max(1, Math.round(columns * LEAST_SHARE));
  for (const failing of FAILING) {
    for (const piece of pieces) {
      if (stateOfPiece(piece) !== failing) continue;
      const begin = Math.floor(columnAt(piece[1]));
      const end = Math.min(columns, Math.max(Math.ceil(columnAt(piece[2])), begin + least));
      states.fill(piece[0], Math.min(end - least, begin), end);
    }
  }
  const runs: BandRun[] = [];
  for (let column = 0; column < columns; ) {
    const code = states[column] ?? UNKNOWN;
    let end = column + 1;
    while (end < columns && states[end] === code) end++;
    runs.push({ state: SERVICE_STATES[code] ?? "unknown", column, columns: end - column });
    column = end;
  }
  return runs;
}

/** The states that are drawn as lines, and how thick in a band of 20. Where colours look alike, the height still tells the worse one. */
export const BAND_LINES = { operational: 8, degraded: 14, down: 20 } as const;
type Line = keyof typeof BAND_LINES;
const HEIGHT = 20;
const isLine = (state: ServiceState): state is Line => state in BAND_LINES;

export interface DrawnBand {
  /** Path data of horizontal strokes, in columns by `BAND_LINES` units; states that did not occur are left out. */
  lines: Partial<Record<Line, string>>;
  /** What gets a pattern, which must not be stretched: in per cent of the width. */
  patterns: { state: "maintenance" | "unknown"; left: number; width: number }[];
}

/** A band as short as it can be said: 200 of them are in one page. */
export function drawBand(pieces: readonly TimelinePiece[], lengthMs: number, columns: number = TIMELINE_LIMITS.columns): DrawnBand {
  const lines: DrawnBand["lines"] = {};
  const patterns: DrawnBand["patterns"] = [];
  const percent = (value: number) => Math.round((value * 100_000) / columns) / 1_000;
  for (const { state, column, columns: width } of bandRuns(pieces, lengthMs, columns)) {
    // All stand on the ground.
    if (isLine(state)) lines[state] = `${lines[state] ?? ""}M${column} ${HEIGHT - BAND_LINES[state] / 2}h${width}`;
    else patterns.push({ state, left: percent(column), width: percent(width) });
  }
  return { lines, patterns };
}
