import { expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { parseTestCsv } from "./parse-test-csv.ts";

const [first, second] = [newId(), newId()];
const variants = [
  { id: first, name: "As now", position: 1 },
  { id: second, name: "Green button", position: 2 },
];

test("variants are named by name or by letter, with whatever a spreadsheet puts between cells", () => {
  const read = (separator: string) =>
    parseTestCsv(
      [["Variant", "day", "trials", "successes"], ["b", "2026-12-01", "100", "7"], ["AS NOW", "2026-12-01", "90", "0"], []]
        .map((cells) => cells.join(separator))
        .join("\n"),
      variants,
    );
  for (const separator of [",", ";", "\t"])
    expect(read(separator)).toEqual([
      { variantId: second, day: "2026-12-01", trials: 100, successes: 7 },
      { variantId: first, day: "2026-12-01", trials: 90, successes: 0 },
    ]);
});

test.each([
  ["another header", "name,day,trials,successes\na,2026-12-01,1,1", "Begin with the line variant,day,trials,successes."],
  ["a line that is too short", "variant,day,trials,successes\na,2026-12-01,1", "Give every line four cells."],
  ["nothing below the header", "variant,day,trials,successes", "Enter at least one day."],
  ["nothing at all", "", "Begin with the line variant,day,trials,successes."],
  ["a variant that there is not", "variant,day,trials,successes\nc,2026-12-01,1,1", "Line 2: There is no variant of this name."],
  ["an empty cell, which is not 0", "variant,day,trials,successes\na,2026-12-01,5,", "Line 2: Enter a whole number."],
  ["more successes than tries", "variant,day,trials,successes\na,2026-12-01,1,2", "Line 2: There cannot be more of these than tries."],
  ["a day twice", "variant,day,trials,successes\na,2026-12-01,1,1\nA,2026-12-01,2,1", "Tell each variant and day once."],
])("%s is refused", (_, csv, message) => {
  expect(() => parseTestCsv(csv, variants)).toThrowError(expect.objectContaining({ code: "invalid", issues: [{ path: "csv", message }] }));
});
