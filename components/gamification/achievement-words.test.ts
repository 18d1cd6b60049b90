import { expect, test } from "vitest";
import { tellMeasure } from "./achievement-words.ts";

test("measures are written in their units, and unknown ones are not 0", () => {
  const style = { currency: "EUR", locale: "en" };
  expect(tellMeasure("revenue_minor", 1_000_000, style)).toBe("€10,000");
  expect(tellMeasure("roi", 5, style)).toBe("500%");
  expect(tellMeasure("roas", 2.5, style)).toBe("2.5×");
  expect(tellMeasure("clicks", 1_000, style)).toBe("1,000");
  expect(tellMeasure("roi", null, style)).toBe("–");
});
