import { describe, expect, test } from "vitest";
import { workerFinding } from "./signs-of-life.ts";

const now = new Date("2026-11-24T03:22:10.000Z");
const lastAt = new Date("2026-11-24T03:22:01.500Z");

describe("the job worker", () => {
  test("is unknown when none has ever reported", () => {
    expect(workerFinding({ now, aliveCount: 0, newest: null }, true)).toMatchObject({ state: "unknown", detail: "No worker has ever reported." });
  });

  test("is operational while one lives, even if another was stopped after its last sign", () => {
    expect(workerFinding({ now, aliveCount: 1, newest: { lastAt: now, stoppedAt: now } }, true)).toMatchObject({
      state: "operational",
      detail: null,
    });
    expect(workerFinding({ now, aliveCount: 2, newest: { lastAt: now, stoppedAt: null } }, true).detail).toBe("2 workers report.");
  });

  test("is down at once when it was stopped, and says when", () => {
    expect(workerFinding({ now, aliveCount: 0, newest: { lastAt, stoppedAt: lastAt } }, true)).toEqual({
      state: "down",
      detail: "Stopped at 2026-11-24 03:22:01 UTC.",
      latencyMs: null,
    });
  });

  test("is down when it fell silent, and says since when", () => {
    expect(workerFinding({ now, aliveCount: 0, newest: { lastAt, stoppedAt: null } }, true)).toMatchObject({
      state: "down",
      detail: "No sign of life since 2026-11-24 03:22:01 UTC.",
    });
  });

  test("is not blamed for silence while it could not write", () => {
    expect(workerFinding({ now, aliveCount: 0, newest: { lastAt, stoppedAt: null } }, false).state).toBe("unknown");
  });
});
