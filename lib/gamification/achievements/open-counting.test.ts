import { expect, test } from "vitest";
import { takenBackAmong } from "./open-counting.ts";

test("events that others of the same take back are found in either order, and only those of the same order", () => {
  const paid = (subject: string | null) => ({ name: "order.paid" as const, subject });
  const refunded = (subject: string | null) => ({ name: "order.refunded" as const, subject });
  expect(takenBackAmong([paid("a"), paid("b")])).toEqual([]);
  expect(takenBackAmong([paid("a"), refunded("b")])).toEqual([]);
  expect(takenBackAmong([paid("a"), refunded("a")])).toEqual(["order.paid"]);
  expect(takenBackAmong([refunded("b"), paid("a"), paid("b")])).toEqual(["order.paid"]);
  // Of before it was kept what an event is about.
  expect(takenBackAmong([paid(null), refunded(null)])).toEqual([]);
});
