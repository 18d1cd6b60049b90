import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixedClock } from "#lib/platform/clock";
import { PARTS } from "./parts.ts";
import { changeBetween, joinRecorded, type Measurement, nextRecord, type PartRecord, STALE_AFTER_MS, snapshotOf, worstOf } from "./policy.ts";
import { PART_STATES, statusSnapshot } from "./schema.ts";

const START = "2026-11-24T03:00:00.000Z";

const look = fc.record({
  state: fc.constantFrom(...PART_STATES),
  isTentative: fc.boolean(),
  latencyMs: fc.option(fc.double({ min: 0, max: 2_000, noNaN: true })),
  detail: fc.option(fc.string()),
  waitMs: fc.integer({ min: 1, max: 60_000 }),
});
const looks = fc.array(look, { minLength: 1, maxLength: 40 });

/** The record after each of the looks, one after the other. */
function follow(
  sequence: (Omit<Measurement, "at"> & { waitMs: number })[],
): { measurement: Measurement; record: PartRecord; previous: PartRecord | null }[] {
  const clock = fixedClock(START);
  let previous: PartRecord | null = null;
  return sequence.map(({ waitMs, ...rest }) => {
    clock.advance(waitMs);
    const measurement = { ...rest, at: clock.now() };
    const step = { measurement, record: nextRecord(previous, measurement), previous };
    previous = step.record;
    return step;
  });
}

const failure = (at: Date): Measurement => ({ state: "down", at, latencyMs: null, detail: "Does not answer.", isTentative: true });
const success = (at: Date): Measurement => ({ state: "operational", at, latencyMs: 2, detail: null, isTentative: false });

describe("the record of a part", () => {
  test("changes `since` only together with the state", () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        for (const { record, previous } of follow(sequence)) {
          if (previous?.state === record.state) expect(record.since).toEqual(previous.since);
          else if (previous) expect(record.since.getTime()).toBeGreaterThanOrEqual(previous.since.getTime());
        }
      }),
    );
  });

  test("never claims a time that has not come, nor a state that was not measured", () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        const steps = follow(sequence);
        steps.forEach(({ record, measurement }, index) => {
          expect(record.since.getTime()).toBeLessThanOrEqual(record.checkedAt.getTime());
          expect(record.checkedAt.getTime()).toBeLessThanOrEqual(measurement.at.getTime());
          const seen = steps.slice(0, index + 1).map((step) => step.measurement.state);
          expect(["unknown", ...seen]).toContain(record.state);
        });
      }),
    );
  });

  test("takes on a measurement that is certain at once, and the second of two tentative ones at the latest", () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        for (const { record, previous, measurement } of follow(sequence)) {
          if (!measurement.isTentative || (previous && previous.doubtedAt !== null)) expect(record.state).toBe(measurement.state);
          if (record.doubtedAt === null) expect(record.state).toBe(measurement.state);
        }
      }),
    );
  });

  test("is down after two failures in a row, dated back to the first, and up again after one success", () => {
    const clock = fixedClock(START);
    const up = nextRecord(null, success(clock.now()));
    clock.advance(2_000);
    const firstFailureAt = clock.now();
    const doubted = nextRecord(up, failure(firstFailureAt));
    expect(doubted).toMatchObject({ state: "operational", checkedAt: up.checkedAt });
    clock.advance(2_000);
    const down = nextRecord(doubted, failure(clock.now()));
    expect(down).toMatchObject({ state: "down", since: firstFailureAt, checkedAt: clock.now() });
    clock.advance(2_000);
    expect(nextRecord(down, success(clock.now()))).toMatchObject({ state: "operational", since: clock.now() });
  });

  test("stays up when failures never come twice in a row", () => {
    const clock = fixedClock(START);
    let record = nextRecord(null, success(clock.now()));
    for (let index = 0; index < 20; index++) {
      clock.advance(2_000);
      record = nextRecord(record, index % 2 === 0 ? failure(clock.now()) : success(clock.now()));
      expect(record.state).toBe("operational");
    }
    expect(record.since).toEqual(new Date(START));
  });

  test("is unknown, not down and not up, when the very first look fails", () => {
    expect(nextRecord(null, failure(new Date(START))).state).toBe("unknown");
  });

  test("tells a change exactly when the state differs from a record before", () => {
    fc.assert(
      fc.property(looks, (sequence) => {
        for (const { record, previous } of follow(sequence)) {
          const change = changeBetween("database", previous, record);
          if (!previous || previous.state === record.state) expect(change).toBeNull();
          else expect(change).toMatchObject({ part: "database", state: record.state, at: record.since });
        }
      }),
    );
  });
});

describe("what was recorded before this process", () => {
  const recorded: PartRecord = {
    state: "operational",
    since: new Date("2026-11-01T00:00:00Z"),
    checkedAt: new Date("2026-11-23T00:00:00Z"),
    latencyMs: 3,
    detail: null,
    doubtedAt: null,
  };

  test("gives the same state its older `since`", () => {
    const measured = nextRecord(null, success(new Date(START)));
    expect(joinRecorded("database", recorded, measured)).toEqual({ record: { ...measured, since: recorded.since }, change: null });
  });

  test("makes another state a change", () => {
    const measured = nextRecord(null, { ...failure(new Date(START)), isTentative: false });
    expect(joinRecorded("database", recorded, measured)).toEqual({
      record: measured,
      change: { part: "database", state: "down", detail: "Does not answer.", latencyMs: null, at: new Date(START) },
    });
  });

  test("stays when nothing certain was measured yet, and still needs only one more failure", () => {
    const { record, change } = joinRecorded("database", recorded, nextRecord(null, failure(new Date(START))));
    expect(change).toBeNull();
    expect(record).toMatchObject({ state: "operational", checkedAt: recorded.checkedAt });
    expect(nextRecord(record, failure(new Date("2026-11-24T03:00:02Z"))).state).toBe("down");
  });
});

describe("the snapshot", () => {
  test("is unknown in every part before the first measurement", () => {
    const snapshot = snapshotOf(new Map(), new Date(START));
    expect(statusSnapshot.parse(snapshot)).toEqual(snapshot);
    expect(snapshot).toMatchObject({ status: "unknown", checkedAt: null });
    expect(snapshot.parts.map(({ key }) => key)).toEqual(PARTS.map(({ key }) => key));
    for (const part of snapshot.parts) expect(part).toMatchObject({ state: "unknown", since: null, checkedAt: null, latencyMs: null });
  });

  test("calls a part unknown when its measurement is older than 30 s, from that moment on", () => {
    const clock = fixedClock(START);
    const records = new Map([["database", nextRecord(null, success(clock.now()))]]);
    clock.advance(STALE_AFTER_MS);
    expect(snapshotOf(records, clock.now()).parts[0]).toMatchObject({ state: "operational", latencyMs: 2 });
    clock.advance(1);
    expect(snapshotOf(records, clock.now()).parts[0]).toMatchObject({
      state: "unknown",
      latencyMs: null,
      checkedAt: START,
      since: "2026-11-24T03:00:30.000Z",
    });
  });

  test("has the worst state of its parts, whatever their order", () => {
    const kinds = ["database", "store", "queue", "worker", "realtime", "surface"] as const;
    const parts = fc.array(fc.record({ kind: fc.constantFrom(...kinds), state: fc.constantFrom(...PART_STATES) }), { minLength: 1 });
    fc.assert(
      fc.property(parts, (list) => {
        const states = list.map(({ state }) => state);
        const worst = (["down", "degraded", "unknown", "operational"] as const).find((state) => states.includes(state));
        expect(worstOf(list)).toBe(worst);
        expect(worstOf(list.toReversed())).toBe(worst);
      }),
    );
  });

  test("does not call the whole unknown because no mail was sent yet, but counts mail that fails", () => {
    const database = { kind: "database", state: "operational" } as const;
    expect(worstOf([database, { kind: "mail", state: "unknown" }])).toBe("operational");
    expect(worstOf([database, { kind: "mail", state: "degraded" }])).toBe("degraded");
  });
});
