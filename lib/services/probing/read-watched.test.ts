import { describe, expect, test } from "vitest";
import { type Monitor, type Observation, observe } from "../graph/hysteresis.ts";
import { readingsOf, type Watched } from "./read-watched.ts";

const ADDRESS = "http://10.0.0.1";
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 29, 12, 0, 0) + seconds * 1_000);

/** The memory after looks or requests at these seconds. */
function memoryOf(seen: [seconds: number, state: Observation["state"]][], thresholds: { failures: number; recoveries: number }): Monitor | null {
  return seen.reduce<Monitor | null>((monitor, [seconds, state]) => observe(monitor, { key: "crm", at: at(seconds), state }, thresholds), null);
}

const stateAt = (seconds: number, looks: Parameters<typeof memoryOf>[0], requests: Parameters<typeof memoryOf>[0]) => {
  const watched: Watched = {
    id: "1",
    key: "crm",
    targets: [{ target: ADDRESS, purpose: "liveness", staleAfterMs: 60_000, monitor: memoryOf(looks, { failures: 2, recoveries: 2 }) }],
    health: [{ target: ADDRESS, state: "operational", reason: null, gateway: memoryOf(requests, { failures: 5, recoveries: 3 }) }],
    instances: [ADDRESS],
    own: null,
    open: null,
  };
  return readingsOf(watched, at(seconds)).whole.state;
};
const failed = (...seconds: number[]) => seconds.map((each): [number, "down"] => [each, "down"]);
const went = (...seconds: number[]) => seconds.map((each): [number, "operational"] => [each, "operational"]);

describe("what the gateway met, beside what probes find", () => {
  test("takes a service down that probes find well, until requests go well or are old", () => {
    const looks = went(-20, -10, 0, 10, 20);
    expect(stateAt(21, looks, failed(1, 2, 3, 4, 5))).toBe("down");
    expect(stateAt(21, looks, [...failed(1, 2, 3, 4, 5), ...went(18, 19, 20)])).toBe("operational");
  });

  test("says nothing of a time after the probes saw it come back", () => {
    const looks = [...went(-10), ...failed(1, 6), ...went(11, 16)];
    expect(stateAt(16, looks, failed(2, 3, 4, 5, 7))).toBe("operational");
  });

  test("nor where the last request was under way when it came back, once a look has come after it", () => {
    const looks = [...went(-10), ...failed(1, 6), ...went(8)];
    const requests = failed(3, 4, 5, 6, 9);
    expect(stateAt(9, [...looks, ...went(8.5)], requests)).toBe("down");
    expect(stateAt(13, [...looks, ...went(13)], requests)).toBe("operational");
  });

  test("but counts where requests still fail long after that, or began to fail since", () => {
    const looks = [...went(-10), ...failed(1, 6), ...went(8, 13, 18, 23, 28, 33)];
    expect(stateAt(33, looks, failed(3, 4, 5, 6, 9, 30))).toBe("down");
    expect(stateAt(18, looks.slice(0, 6), failed(10, 11, 12, 13, 14))).toBe("down");
  });
});
