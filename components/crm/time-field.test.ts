import { expect, test } from "vitest";
import { asWritten } from "#lib/crm/schema";
import { exampleTime, localTimeOf } from "../format/local-time.tsx";

test("a field gives the reader's own form as its example", () => {
  expect(exampleTime("en")).toBe("12/24/2026 2:30 PM");
  expect(exampleTime("en-GB")).toBe("24/12/2026 14:30");
  expect(exampleTime("de")).toBe("24.12.2026 14:30");
});

const read = asWritten({ times: ["at"] });
test.each(["en", "en-US", "en-GB", "en-CA", "en-IN", "en-ZA", "en-DK", "de", "de-AT", "de-CH"])(
  "what a field begins with in %s is read as the same time",
  (locale) => {
    for (const [moment, local] of [
      ["2026-12-24T13:30:00Z", "2026-12-24T14:30"],
      ["2026-03-03T23:05:00Z", "2026-03-04T00:05"],
      ["2026-07-01T10:00:00Z", "2026-07-01T12:00"],
    ] as const)
      expect(read({ at: localTimeOf(moment, "Europe/Berlin", locale) }, { locale, currency: null }).at).toBe(local);
  },
);
