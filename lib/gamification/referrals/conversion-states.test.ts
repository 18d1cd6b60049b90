import { expect, test } from "vitest";
import { CONVERSION_STATES, mayBecome } from "./conversion-states.ts";

test("a conversion takes exactly these steps", () => {
  const steps = CONVERSION_STATES.flatMap((from) => CONVERSION_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`));
  expect(steps).toEqual([
    "pending → approved",
    "pending → review",
    "pending → rejected",
    "approved → review",
    "approved → rejected",
    "approved → paid",
    "review → approved",
    "review → rejected",
    "rejected → approved",
    "paid → reversed",
  ]);
});
