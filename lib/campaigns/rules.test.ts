import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn } from "#lib/platform/clock";
import { minorUnitsOf } from "#lib/platform/money";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { periodsUntil } from "./period.ts";
import { changesInput, listCampaignsInput } from "./schema.ts";

const dayArbitrary = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("cursor of the campaigns", () => {
  test("survives the round trip", () => {
    fc.assert(
      fc.property(dayArbitrary, fc.uuid(), (startsOn, id) => {
        expect(decodeCursor(encodeCursor(startsOn, id))).toEqual({ startsOn, id });
      }),
    );
  });

  test.each(["", "garbage", "W10", Buffer.from('["2026-02-30","01900000-0000-7000-8000-000000000001"]').toString("base64url")])(
    "%j is refused as input",
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(/no longer good/);
    },
  );
});

describe("minor units", () => {
  test.each([
    ["12.5", "USD", 1250n],
    ["0", "EUR", 0n],
    ["999999999999.99", "GBP", 99_999_999_999_999n],
    ["1200", "JPY", 1200n],
    ["1.234", "KWD", 1234n],
    ["7.5000", "USD", 750n],
    ["7.005", "USD", null],
    ["7.5", "JPY", null],
  ])("%s %s", (amount, currency, expected) => {
    expect(minorUnitsOf(amount, currency)).toBe(expected);
  });

  test("keep every cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (cents) => {
        expect(minorUnitsOf(`${BigInt(cents) / 100n}.${String(cents % 100).padStart(2, "0")}`, "USD")).toBe(BigInt(cents));
      }),
    );
  });
});

describe("periods", () => {
  test("cross months and leap days", () => {
    expect(periodsUntil("2024-03-01", 7)).toEqual({
      period: { from: "2024-02-24", to: "2024-03-01" },
      previous: { from: "2024-02-17", to: "2024-02-23" },
    });
  });

  test("lie next to each other and have the same length", () => {
    const length = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    fc.assert(
      fc.property(dayArbitrary, fc.constantFrom(7, 28, 90), (lastDay, days) => {
        const { period, previous } = periodsUntil(lastDay, days);
        expect([length(period), length(previous)]).toEqual([days, days]);
        expect(period.to).toBe(lastDay);
        expect(Date.parse(period.from) - Date.parse(previous.to)).toBe(86_400_000);
      }),
    );
  });

  test("today depends on the time zone", () => {
    const instant = new Date("2026-11-22T20:00:00Z");
    expect(dayIn(instant, "Asia/Kolkata")).toBe("2026-11-23");
    expect(dayIn(instant, "America/Denver")).toBe("2026-11-22");
  });
});

describe("inputs", () => {
  test("get their defaults", () => {
    expect(listCampaignsInput.parse({})).toEqual({ limit: 25 });
    expect(changesInput.parse({})).toEqual({ days: 28 });
    expect(changesInput.parse({ days: "90" })).toEqual({ days: 90 });
  });

  test.each([{ days: 30 }, { days: "week" }, { days: 7, extra: 1 }])("of the overview are refused: %o", (input) => {
    expect(changesInput.safeParse(input).success).toBe(false);
  });

  test.each([{ status: "gone" }, { limit: 0 }, { limit: 101 }, { tenantId: "x" }])("of the list are refused: %o", (input) => {
    expect(listCampaignsInput.safeParse(input).success).toBe(false);
  });
});
