import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVENTS } from "#lib/events";
import { dayIn } from "#lib/platform/clock";
import { evaluate, type Known } from "./evaluate.ts";
import { FACT_NAMES, fieldsOf } from "./facts.ts";
import { dayExists, dayOfNumber, numberOfDay, periodOf } from "./local-day.ts";
import { type Condition, condition, type Filter, MEASURES } from "./shapes.ts";
import { addTo, bucketOf, emptyTally, type Fact, reachOf, type TallySpec, type TallyState, talliesOf } from "./tally.ts";

const UTC = "UTC";
let count = 0;
const fact = (name: Fact["name"], at: string | Date, data: Fact["data"] = {}, timeZone = UTC): Fact => {
  const when = new Date(at);
  count += 1;
  return { id: String(count), name, at: when, localDate: dayIn(when, timeZone), actorId: null, subject: null, data };
};

/** From scratch, with everything at hand. */
function recount(value: Condition, facts: readonly Fact[], timeZone = UTC): (number | null)[] {
  return talliesOf(value).map((spec) => {
    const state = emptyTally();
    for (const each of facts) addTo(state, spec, each, timeZone);
    return state.value;
  });
}
const evaluateFacts = (value: Condition, facts: readonly Fact[], timeZone = UTC) =>
  evaluate(value, { tallies: recount(value, facts, timeZone), measures: null });
const NOTHING: Known["measures"] = { ...(Object.fromEntries(MEASURES.map((each) => [each, 0])) as Record<(typeof MEASURES)[number], number>) };

test.each(FACT_NAMES)("the fields of %s are those of the event", (name) => {
  const shape = EVENTS[name].shape as Record<string, unknown>;
  expect(Object.keys(fieldsOf(name)).filter((field) => !(field in shape))).toEqual([]);
  expect(Object.keys(shape)).toContain("tenantId");
});

describe("the language", () => {
  test.each<unknown>([
    { measure: "clicks", atLeast: 1 },
    { measure: "spend_minor", atMost: 0 },
    { count: { event: "order.paid", where: [{ field: "totalMinor", atLeast: 5_000 }] }, atLeast: 3, within: { days: 7 } },
    { sum: { event: "order.paid", field: "totalMinor" }, atLeast: 100_000, within: { hours: 24 } },
    { max: { event: "audience.counted", field: "followers" }, atLeast: 1_000 },
    { ratio: { of: { count: { event: "order.refunded" } }, over: { count: { event: "order.paid" } }, minimum: 50 }, atMost: 0.02 },
    { streak: { event: "session.opened" }, days: 7, freezes: 1 },
    { first: { event: "session.opened" }, until: "2027-06-30" },
    { last: { event: "session.opened" }, since: "2027-06-30" },
    { all: [{ any: [{ measure: "roi", atLeast: 5 }] }, { measure: "clicks", atLeast: 1 }] },
  ])("has %o", (value) => {
    expect(condition.parse(value)).toEqual(value);
  });

  test.each<unknown>([
    { measure: "followers", atLeast: 1 },
    { measure: "clicks" },
    { measure: "clicks", atLeast: 0 },
    { measure: "clicks", atLeast: "1" },
    { measure: "clicks", atLeast: 1, all: [] },
    { all: [] },
    { count: { event: "tenant.deleted" }, atLeast: 1 },
    { count: { event: "order.paid", where: [{ field: "colour", is: "red" }] }, atLeast: 1 },
    { count: { event: "content.published", where: [{ field: "kind", is: "poem" }] }, atLeast: 1 },
    { count: { event: "content.published", where: [{ field: "kind", atLeast: 1 }] }, atLeast: 1 },
    { count: { event: "order.paid" }, atLeast: 1.5 },
    { count: { event: "order.paid" }, atLeast: 1, within: { days: 400 } },
    { sum: { event: "order.paid", field: "isReturningCustomer" }, atLeast: 1 },
    { streak: { event: "session.opened" }, days: 1 },
    { first: { event: "session.opened" }, until: "2027-02-30" },
    { all: Array.from({ length: 11 }, () => ({ measure: "clicks", atLeast: 1 })) },
    { all: [1, 2, 3].map(() => ({ any: Array.from({ length: 10 }, () => ({ measure: "clicks", atLeast: 1 })) })) },
    { all: [{ all: [{ all: [{ all: [{ all: [{ measure: "clicks", atLeast: 1 }] }] }] }] }] },
  ])("has not %o", (value) => {
    expect(condition.safeParse(value).success).toBe(false);
  });
});

describe("progress", () => {
  const orders: Condition = { count: { event: "order.paid" }, atLeast: 4 };
  test("of all is that of the least fulfilled part, of any that of the best", () => {
    const parts: Condition[] = [orders, { count: { event: "order.shipped" }, atLeast: 2 }];
    const facts = [fact("order.paid", "2026-01-01"), fact("order.shipped", "2026-01-01")];
    expect(evaluateFacts({ all: parts }, facts)).toMatchObject({
      progress: 0.25,
      isMet: false,
      leading: { event: "order.paid", current: 1, target: 4 },
    });
    expect(evaluateFacts({ any: parts }, facts)).toMatchObject({ progress: 0.5, isMet: false, leading: { event: "order.shipped" } });
  });

  test("is unknown where a part is, unless another is at zero; of any it is at least the best that is known", () => {
    const roi: Condition = { measure: "roi", atLeast: 5 };
    const measures = { ...NOTHING, roi: null } as Known["measures"];
    expect(evaluate({ all: [roi, orders] }, { tallies: [2], measures })).toMatchObject({ progress: null, isMet: false });
    expect(evaluate({ all: [roi, orders] }, { tallies: [null], measures })).toMatchObject({ progress: 0, isMet: false });
    expect(evaluate({ any: [roi, orders] }, { tallies: [2], measures })).toMatchObject({ progress: 0.5 });
    expect(evaluate({ any: [roi, orders] }, { tallies: [4], measures })).toMatchObject({ progress: 1, isMet: true });
    expect(evaluate({ any: [roi, roi] }, { tallies: [], measures })).toMatchObject({ progress: null, isMet: false });
  });

  test("of a ratio is unknown below its minimum", () => {
    const paid = { count: { event: "order.paid" as const } };
    const ratio: Condition = { ratio: { of: { count: { event: "order.refunded" } }, over: paid, minimum: 10 }, atMost: 0.1 };
    expect(evaluate(ratio, { tallies: [0, 9], measures: null })).toMatchObject({ progress: null, isMet: false });
    expect(evaluate(ratio, { tallies: [1, 10], measures: null })).toMatchObject({ progress: 1, isMet: true });
    expect(evaluate(ratio, { tallies: [2, 10], measures: null })).toMatchObject({ progress: 0.5, isMet: false });
  });

  test("is 1 exactly when the condition is met", () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (current, atLeast) => {
        const measures = { ...NOTHING, revenue_minor: current } as Known["measures"];
        const { progress, isMet } = evaluate({ measure: "revenue_minor", atLeast }, { tallies: [], measures });
        expect(isMet).toBe(current >= atLeast);
        expect(progress === 1).toBe(isMet);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("local days", () => {
  test.each([
    // The short and the long day of New York, to the minute.
    ["America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"],
    ["America/New_York", "2026-03-08T05:00:00Z", "2026-03-08"],
    ["America/New_York", "2026-03-09T03:59:59Z", "2026-03-08"],
    ["America/New_York", "2026-03-09T04:00:00Z", "2026-03-09"],
    ["America/New_York", "2026-11-02T04:59:59Z", "2026-11-01"],
    ["America/New_York", "2026-11-02T05:00:00Z", "2026-11-02"],
    // Half an hour on Lord Howe.
    ["Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06"],
    ["Australia/Lord_Howe", "2026-10-04T12:59:59Z", "2026-10-04"],
    ["Australia/Lord_Howe", "2026-10-04T13:00:00Z", "2026-10-05"],
    // Days that begin at 01:00.
    ["America/Santiago", "2026-09-06T03:59:59Z", "2026-09-05"],
    ["America/Santiago", "2026-09-06T04:00:00Z", "2026-09-06"],
    ["Asia/Beirut", "2026-03-28T22:00:00Z", "2026-03-29"],
    ["Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24"],
    ["Asia/Kathmandu", "2026-01-01T18:14:59Z", "2026-01-01"],
    ["Asia/Kathmandu", "2026-01-01T18:15:00Z", "2026-01-02"],
    ["Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"],
  ])("in %s, %s is on %s", (timeZone, at, day) => {
    expect(dayIn(new Date(at), timeZone)).toBe(day);
  });

  test("one never came in Apia, and all others did", () => {
    const day = numberOfDay("2011-12-30");
    expect([-1, 0, 1].map((each) => dayExists(day + each, "Pacific/Apia"))).toEqual([true, false, true]);
    expect(dayExists(day, "Asia/Kathmandu")).toBe(true);
    for (const each of ["2026-03-08", "2026-11-01"]) expect(dayExists(numberOfDay(each), "America/New_York")).toBe(true);
  });

  test.each([
    ["2026-12-31", "week", "2026-W53"],
    ["2027-01-03", "week", "2026-W53"],
    ["2027-01-04", "week", "2027-W01"],
    ["2024-12-30", "week", "2025-W01"],
    ["1969-12-29", "week", "1970-W01"],
    ["2026-11-30", "month", "2026-11"],
    ["2026-10-01", "quarter", "2026-Q4"],
    ["2026-10-01", "year", "2026"],
  ] as const)("%s is in the %s %s", (day, every, period) => {
    expect(periodOf(day, every)).toBe(period);
  });
});

describe("a streak", () => {
  const streak = (days: number, freezes = 0): Condition => ({ streak: { event: "session.opened" }, days, freezes });
  const visits = (timeZone: string, times: string[]) => times.map((at) => fact("session.opened", at, {}, timeZone));

  test.each([
    ["over the short day", "America/New_York", ["2026-03-07T23:30:00-05:00", "2026-03-08T00:10:00-05:00", "2026-03-09T23:50:00-04:00"], 3],
    ["over the long day", "America/New_York", ["2026-10-31T12:00:00-04:00", "2026-11-01T23:59:00-05:00", "2026-11-02T00:00:00-05:00"], 3],
    ["twice in the repeated hour", "America/New_York", ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"], 1],
    ["over the half hour of Lord Howe", "Australia/Lord_Howe", ["2026-04-04T12:59:00Z", "2026-04-05T13:29:00Z", "2026-04-05T13:30:00Z"], 3],
    ["over the day that Apia left out", "Pacific/Apia", ["2011-12-29T12:00:00-10:00", "2011-12-31T12:00:00+14:00"], 2],
    ["over midnight in Kathmandu", "Asia/Kathmandu", ["2026-01-01T18:14:00Z", "2026-01-01T18:15:00Z"], 2],
    ["broken by a day without", "Europe/Berlin", ["2026-03-27T12:00:00Z", "2026-03-29T12:00:00Z"], 1],
  ])("goes %s", (_what, timeZone, times, days) => {
    expect(recount(streak(10), visits(timeZone, times), timeZone)).toEqual([days]);
  });

  test("is not broken by as many missed days as it has freezes, which do not count", () => {
    const times = ["01", "02", "04", "06", "07"].map((day) => `2026-05-${day}T12:00:00Z`);
    expect([0, 1, 2].map((freezes) => recount(streak(10, freezes), visits(UTC, times))[0])).toEqual([2, 3, 5]);
  });
});

test("a window holds days or hours in a row, and the fullest counts", () => {
  const days: Condition = { count: { event: "order.paid" }, atLeast: 10, within: { days: 3 } };
  const on = (day: string) => fact("order.paid", `2026-05-${day}T12:00:00Z`);
  expect(recount(days, [on("01"), on("02"), on("04"), on("05"), on("06"), on("20")])).toEqual([3]);
  const hours: Condition = { sum: { event: "order.paid", field: "totalMinor" }, atLeast: 10, within: { hours: 2 } };
  const at = (time: string, totalMinor: number) => fact("order.paid", `2026-05-01T${time}:00Z`, { totalMinor });
  expect(recount(hours, [at("10:59", 5), at("11:00", 7), at("12:59", 4), at("13:00", 1)])).toEqual([12]);
});

const RETURNING: Filter = { field: "isReturningCustomer", is: true };
const anyTally = fc.oneof(
  fc.record({ count: fc.constant({ event: "order.paid" as const }), atLeast: fc.constant(5) }),
  fc.record({ max: fc.constant({ event: "order.paid" as const, field: "totalMinor" }), atLeast: fc.constant(5) }),
  fc.record({ first: fc.constant({ event: "order.paid" as const }) }),
  fc.record({ last: fc.constant({ event: "order.paid" as const }), since: fc.constant("2026-03-01") }),
  fc.record({
    sum: fc.constant({ event: "order.paid" as const, field: "totalMinor", where: [RETURNING] }),
    atLeast: fc.constant(50),
    within: fc.oneof(fc.record({ days: fc.integer({ min: 1, max: 20 }) }), fc.record({ hours: fc.integer({ min: 1, max: 48 }) })),
  }),
  fc.record({
    streak: fc.constant({ event: "order.paid" as const }),
    days: fc.integer({ min: 2, max: 12 }),
    freezes: fc.integer({ min: 0, max: 3 }),
  }),
);
const anyZone = fc.constantFrom("America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/Santiago");
const anyFacts = (timeZone: string) =>
  fc.array(
    fc
      .record({
        hour: fc.integer({ min: 0, max: 24 * 60 }),
        year: fc.constantFrom("2026-03-01", "2026-10-01", "2011-12-15"),
        totalMinor: fc.integer({ min: 0, max: 100 }),
        isReturningCustomer: fc.boolean(),
      })
      .map(({ hour, year, ...data }) => fact("order.paid", new Date(Date.parse(`${year}T00:00:00Z`) + hour * 3_600_000), data, timeZone)),
    { maxLength: 60 },
  );

/** As the database keeps it: of the buckets only those within reach are read, and of them one is written. */
function countOneByOne(spec: TallySpec, facts: readonly Fact[], timeZone: string): number | null {
  const kept: TallyState = emptyTally();
  const seen = new Set<string>();
  for (const each of facts) {
    if (seen.has(each.id)) continue;
    seen.add(each.id);
    const own = bucketOf(spec, each);
    const near = new Map([...kept.buckets].filter(([bucket]) => own !== null && Math.abs(bucket - own) <= reachOf(spec)));
    const state: TallyState = { value: kept.value, buckets: near };
    addTo(state, spec, each, timeZone);
    kept.value = state.value;
    if (own !== null && state.buckets.has(own)) kept.buckets.set(own, state.buckets.get(own) ?? 0);
  }
  return kept.value;
}

test("counted one by one, in any order and delivered again, events come to what they come to from scratch", () => {
  const scene = anyZone.chain((timeZone) =>
    anyFacts(timeZone).chain((facts) =>
      fc.record({
        timeZone: fc.constant(timeZone),
        facts: fc.constant(facts),
        delivered: fc.array(fc.constantFrom(...(facts.length > 0 ? facts : [fact("order.paid", "2026-01-01")])), { maxLength: 40 }),
        value: anyTally,
        order: fc.shuffledSubarray(facts, { minLength: facts.length }),
      }),
    ),
  );
  fc.assert(
    fc.property(scene, ({ timeZone, facts, delivered, value, order }) => {
      const again = facts.length > 0 ? delivered : [];
      const [spec] = talliesOf(condition.parse(value));
      if (!spec) throw new Error("no tally");
      expect(countOneByOne(spec, [...again, ...order, ...again], timeZone)).toBe(recount(condition.parse(value), facts, timeZone)[0]);
    }),
    { numRuns: 400 },
  );
});

test("a streak is as long as counting day by day says", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 20_000, max: 20_060 }), { minLength: 1 }), fc.integer({ min: 0, max: 3 }), (days, freezes) => {
      const value: Condition = { streak: { event: "session.opened" }, days: 60, freezes };
      const facts = days.map((day) => fact("session.opened", `${dayOfNumber(day)}T12:00:00Z`));
      let best = 0;
      for (const from of days)
        for (const to of days) {
          const inside = days.filter((day) => day >= from && day <= to).length;
          if (to - from + 1 - inside <= freezes) best = Math.max(best, inside);
        }
      expect(recount(value, facts)).toEqual([best]);
    }),
  );
});
