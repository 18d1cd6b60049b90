import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ServiceState } from "../graph/states.ts";
import { shareMeasured, uptimeOf, uptimePercent } from "./uptime.ts";

const HOUR = 3_600_000;
const at = (hours: number) => new Date(hours * HOUR);
const interval = (state: ServiceState, since: number, until: number | null) => ({
  state,
  since: at(since),
  until: until === null ? null : at(until),
});

describe("uptime", () => {
  it("counts degraded time as up, and maintenance and unknown time as neither", () => {
    const uptime = uptimeOf(
      [
        interval("operational", 0, 6),
        interval("degraded", 6, 8),
        interval("down", 8, 10),
        interval("maintenance", 10, 20),
        interval("unknown", 20, 24),
      ],
      { from: at(0), to: at(24) },
    );
    expect(uptime).toEqual({ operational: 6 * HOUR, degraded: 2 * HOUR, down: 2 * HOUR, maintenance: 10 * HOUR, unknown: 4 * HOUR, ratio: 0.8 });
  });

  it("cuts intervals off at the bounds, and lets the open one last until the end", () => {
    const uptime = uptimeOf([interval("down", -5, 1), interval("operational", 1, null)], { from: at(0), to: at(4) });
    expect(uptime).toMatchObject({ down: HOUR, operational: 3 * HOUR, unknown: 0, ratio: 0.75 });
  });

  it("is unknown where nothing was measured", () => {
    expect(uptimeOf([], { from: at(0), to: at(4) })).toMatchObject({ unknown: 4 * HOUR, ratio: null });
    expect(uptimeOf([interval("maintenance", 0, 4)], { from: at(0), to: at(4) }).ratio).toBeNull();
  });

  it("adds up to the period, whatever the intervals are", () => {
    const states = fc.constantFrom<ServiceState>("operational", "degraded", "down", "maintenance", "unknown");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(states, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 9 }))),
        fc.integer({ min: 0, max: 99 }),
        (steps, from) => {
          let time = 0;
          const intervals = steps.map(([state, length, gap]) => {
            const since = time + gap;
            time = since + length;
            return interval(state, since, time);
          });
          const period = { from: at(from), to: at(from + 100) };
          const { ratio: _, ...times } = uptimeOf(intervals, period);
          expect(Object.values(times).reduce((sum, each) => sum + each, 0)).toBe(100 * HOUR);
        },
      ),
    );
  });
});

describe("per cent of uptime", () => {
  it("never reaches 100 by rounding", () => {
    expect(uptimePercent(1 - 1e-6)).toBe(99.99);
    expect(uptimePercent(1 - Number.EPSILON)).toBe(99.99);
    expect(uptimePercent(1)).toBe(100);
  });
  it("keeps what is whole", () => {
    expect([uptimePercent(0.9995), uptimePercent(0.57), uptimePercent(0), uptimePercent(null)]).toEqual([99.95, 57, 0, null]);
  });
});

describe("of how much of the time it is", () => {
  const of = (share: number) => shareMeasured({ operational: share * 0.5, degraded: share * 0.3, down: share * 0.2 }, 1);
  it("is told where it is not nearly all, and is never told as nothing", () => {
    expect([of(1), of(0.995), of(0.5), of(1e-9)]).toEqual([null, null, 0.5, 0.0001]);
  });
});
