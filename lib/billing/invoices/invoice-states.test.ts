import { expect, test } from "vitest";
import { INVOICE_STATES, mayBecome, stateWhen } from "./invoice-states.ts";

test("an invoice takes exactly these steps", () => {
  const steps = INVOICE_STATES.flatMap((from) => INVOICE_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`));
  expect(steps).toEqual([
    "draft → open",
    "draft → paid",
    "open → paid",
    "open → void",
    "open → uncollectible",
    "paid → open",
    "uncollectible → open",
    "uncollectible → paid",
    "uncollectible → void",
  ]);
});

test("what is settled says how it stands", () => {
  expect(stateWhen("open", 50, 100)).toBe("open");
  expect(stateWhen("open", 100, 100)).toBe("paid");
  expect(stateWhen("paid", 0, 100)).toBe("open");
  expect(stateWhen("uncollectible", 50, 100)).toBe("uncollectible");
  expect(stateWhen("uncollectible", 100, 100)).toBe("paid");
  expect(stateWhen("draft", 0, 0)).toBe("paid");
  expect(() => stateWhen("open", 101, 100)).toThrow();
  expect(() => stateWhen("open", -1, 100)).toThrow();
});
