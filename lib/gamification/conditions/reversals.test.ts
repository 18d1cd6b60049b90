import fc from "fast-check";
import { expect, test } from "vitest";
import { EVENTS } from "#lib/events";
import { asItStands, REVERSALS, subjectOf } from "./reversals.ts";
import type { Fact } from "./tally.ts";

const fact = (name: Fact["name"], data: Fact["data"]): Fact => ({
  ...{ id: "1", name, at: new Date("2026-11-02T10:00:00Z"), localDate: "2026-11-02", actorId: null, subject: "s", data },
});

test.each(Object.entries(REVERSALS))("%s and what takes it back say what they are about", (name, reversal) => {
  for (const each of [name, reversal.by] as const) expect(Object.keys(EVENTS[each as keyof typeof EVENTS].shape)).toContain(reversal.subject);
  if ("amount" in reversal) {
    expect(Object.keys(EVENTS[name as "order.paid"].shape)).toContain(reversal.amount.was);
    expect(Object.keys(EVENTS[reversal.by as "order.refunded"].shape)).toContain(reversal.amount.back);
  }
});

test("an event that nothing takes back is about nothing", () => {
  expect(subjectOf("order.shipped", { orderId: "o" })).toBeNull();
  expect(subjectOf("order.refunded", { orderId: "o" })).toBe("o");
});

test("an order counts with what is left of it, however it was refunded, and not at all once nothing is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 6 }), (totalMinor, refunds) => {
      const amount = refunds.reduce((sum, each) => sum + each, 0);
      const standing = asItStands(fact("order.paid", { totalMinor, itemCount: 2 }), { times: refunds.length, amount, nth: 1 });
      expect(standing?.data ?? null).toEqual(amount >= totalMinor ? null : { totalMinor: totalMinor - amount, itemCount: 2 });
    }),
  );
});

test("what is earned again stands after it was taken back as often as before", () => {
  const earned = fact("achievement.awarded", { points: 5 });
  const stands = (nth: number, times: number) => asItStands(earned, { times, amount: 0, nth }) !== null;
  expect([stands(1, 0), stands(1, 1), stands(2, 1), stands(2, 2), stands(3, 2)]).toEqual([true, false, true, false, true]);
});
