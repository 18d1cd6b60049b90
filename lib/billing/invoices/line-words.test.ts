import { expect, test } from "vitest";
import { wordsOf } from "#words";
import { sayLine } from "./line-words.ts";

const line = { label: "Enterprise", amountMinor: 3_323, priceMinor: 99_700, ofDays: 30 };
const says = { t: wordsOf("en", "invoiceDocument"), money: (minor: number) => `$${(minor / 100).toFixed(2)}`, day: (iso: string) => iso };
const part = (fromDay: string, lastDay: string, days: number) => sayLine({ ...line, kind: "plan_part", fromDay, lastDay, days }, says);

test("a part of a month says its days and how its amount comes about; a single day is said once", () => {
  expect(part("2026-11-21", "2026-11-30", 10)).toEqual({
    title: "Enterprise, 2026-11-21 to 2026-11-30",
    how: "$997.00 a month × 10 of 30 days",
  });
  expect(part("2026-11-30", "2026-11-30", 1)).toEqual({ title: "Enterprise, 2026-11-30", how: "$997.00 a month × 1 of 30 days" });
});
