/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** What of a span lies in the range. */
export const cutTo = ({ from, to }: Span, range: Span): Span => ({ from: Math.max(range.from, from), to: Math.min(range.to, to) });

/** From where the hand began to where it is, in whole steps, and one at least. */
export function snapped(one: number, other: number, stepMs: number, range: Span): Span {
  const from = Math.floor(Math.min(one, other) / stepMs) * stepMs;
  const to = Math.max(from + stepMs, Math.ceil(Math.max(one, other) / stepMs) * stepMs);
  return cutTo({ from, to }, range);
}

/** A window of the same length, so far on, which stays in the range. */
export function moved({ from, to }: Span, byMs: number, range: Span): Span {
  const by = Math.min(range.to - to, Math.max(range.from - from, byMs));
  return { from: from + by, to: to + by };
}

/** The range goes on while a window is held: what was its end a moment ago is its end still. */
const NEAR_MS = 60_000;
const inAddress = (ms: number) => new Date(ms).toISOString().slice(0, 16);

/** The address of a window: a side that is the range's own is left out, so that it goes on with time. */
export function hrefOfWindow({ from, to }: Span, range: Span, params: Record<string, string>): string {
  const query = new URLSearchParams(params);
  if (from > range.from + NEAR_MS) query.set("from", inAddress(from));
  if (to < range.to - NEAR_MS) query.set("to", inAddress(to));
  return `?${query}`;
}
