import { expect, test } from "vitest";
import { wordsOf } from "#words";
import { tellMeasure, tellPart, tellProgress } from "./achievement-words.tsx";

test("measures are written in their units, and unknown ones are not 0", () => {
  const style = { currency: "EUR", locale: "en" };
  expect(tellMeasure("revenue_minor", 1_000_000, style)).toBe("€10,000");
  expect(tellMeasure("roi", 5, style)).toBe("500%");
  expect(tellMeasure("roas", 2.5, style)).toBe("2.5×");
  expect(tellMeasure("clicks", 1_000, style)).toBe("1,000");
  expect(tellMeasure("roi", null, style)).toBe("–");
});

test("a part says what it counts, and in which unit", () => {
  const part = { kind: "sum", measure: null, event: "order.paid", field: "totalMinor", within: { days: 7 } } as const;
  const rest = { comparison: "atLeast", current: 25_000, target: 100_000, progress: 0.25, isMet: false } as const;
  const [t, style] = [wordsOf("en", "achievements"), { currency: "EUR", locale: "en" }];
  expect(tellPart({ ...part, ...rest }, (sentence) => sentence, t, "en")).toBe("Amount of: Orders paid within 7 days");
  expect(tellProgress({ ...part, ...rest }, t, style)).toBe("€250 of €1,000");
});
