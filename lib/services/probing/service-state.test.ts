import { describe, expect, test } from "vitest";
import { NOT_MONITORED, type Reading } from "../graph/states.ts";
import { readingOfService, readingsByTarget, type SourceReading } from "./service-state.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 12, minutes));
const reading = (state: Reading["state"], since = 0, over: Partial<Reading> = {}): Reading => ({
  state,
  since: at(since),
  checkedAt: at(30),
  doubtedAt: null,
  reason: state === "down" ? "refused" : null,
  ...over,
});
const of = (...sources: [string, SourceReading["purpose"], Reading][]) =>
  readingOfService(readingsByTarget(sources.map(([target, purpose, each]) => ({ target, purpose, reading: each }))));

describe("the state of a service", () => {
  test("is unknown without a source that knows something", () => {
    expect(of().state).toBe("unknown");
    expect(of(["a", "liveness", NOT_MONITORED]).state).toBe("unknown");
  });

  test("is down when all instances are, and degraded when some are", () => {
    expect(of(["a", "liveness", reading("down")], ["b", "liveness", reading("down")]).state).toBe("down");
    expect(of(["a", "liveness", reading("down")], ["b", "liveness", reading("operational")])).toMatchObject({ state: "degraded", reason: "refused" });
    expect(of(["a", "liveness", reading("down")], ["b", "liveness", NOT_MONITORED]).state).toBe("down");
  });

  test("is degraded when readiness alone fails", () => {
    expect(of(["a", "liveness", reading("operational")], ["a", "readiness", reading("down")])).toMatchObject({
      state: "degraded",
      reason: "refused",
    });
    expect(of(["a", "liveness", reading("down")], ["a", "readiness", reading("down")]).state).toBe("down");
  });

  test("is down when what holds for the whole of it is, whatever the instances say", () => {
    expect(of(["", "liveness", reading("down")], ["a", "liveness", reading("operational")]).state).toBe("down");
    expect(of(["", "liveness", reading("operational")], ["a", "liveness", reading("down")], ["b", "liveness", reading("operational")]).state).toBe(
      "degraded",
    );
  });

  test("counts since the last change among those that are known, and is as doubted as any of them", () => {
    const doubted = reading("operational", 1, { doubtedAt: at(20) });
    expect(of(["a", "liveness", reading("down", 5)], ["b", "liveness", doubted], ["c", "liveness", reading("unknown", 9)])).toMatchObject({
      since: at(5),
      doubtedAt: at(20),
    });
  });
});
