import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterLook, judge, proofOf, stateOf } from "./domain-proof.ts";
import { DOMAIN_CHECK_RESULTS } from "./providers-schema.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const DAY_MS = 86_400_000;
const { name, value } = proofOf("acme.example", "0b0e6c8e-7c1c-4f0e-9a53-d2a7d6a3c111");

test("the record stands below the domain, so that it is in nobody's way", () => {
  expect(name).toBe("_bizosaas-challenge.acme.example");
  expect(value).toBe("bizosaas-verification=0b0e6c8e-7c1c-4f0e-9a53-d2a7d6a3c111");
});

describe("a record counts", () => {
  test.each([
    ["alone", [value]],
    ["among others", ["v=spf1 -all", value]],
    ["in quotes, as some forms save it", [`"${value}"`]],
    ["with spaces around it", [` ${value} `]],
  ])("%s", (_, values) => {
    expect(judge({ kind: "records", values }, value)).toBe("found");
  });

  test.each([
    ["another domain's", ["bizosaas-verification=another"]],
    ["one that only begins alike", [`${value}0`]],
    ["none of them", []],
  ])("but not %s", (_, values) => {
    expect(judge({ kind: "records", values }, value)).toBe("other_value");
  });
});

const result = fc.constantFrom(...DOMAIN_CHECK_RESULTS);

describe("after a look", () => {
  test("the next one is never sooner than five minutes and never later than a day, or none", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(200), result, (isVerified, failures, seen) => {
        const { nextCheckAt } = afterLook({ isVerified, failures, lostAt: null }, seen, NOW);
        if (nextCheckAt === null) return !isVerified && seen !== "found" && failures >= 30;
        const pauseMs = nextCheckAt.getTime() - NOW.getTime();
        return pauseMs >= 300_000 && pauseMs <= DAY_MS;
      }),
    );
  });

  test("pauses only grow while the record is missing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 35 }), (failures) => {
        const at = (before: number) => afterLook({ isVerified: true, failures: before, lostAt: null }, "no_record", NOW).nextCheckAt?.getTime() ?? 0;
        return at(failures + 1) >= at(failures);
      }),
    );
  });

  test("a verified domain's record is lost at the third look without it, since that moment, until it is back", () => {
    let standing = { isVerified: true, failures: 0, lostAt: null as Date | null };
    const lost: boolean[] = [];
    for (const seen of ["no_record", "other_value", "no_name", "no_record"] as const) {
      standing = { ...standing, ...afterLook(standing, seen, NOW) };
      lost.push(standing.lostAt !== null);
    }
    expect(lost).toEqual([false, false, true, true]);
    expect(afterLook({ ...standing, lostAt: NOW }, "no_record", new Date(NOW.getTime() + DAY_MS)).lostAt).toEqual(NOW);
    expect(afterLook(standing, "found", NOW)).toMatchObject({ failures: 0, lostAt: null });
  });

  test("however often nobody answers, a verified domain is not lost by it", () => {
    fc.assert(fc.property(fc.nat(200), (failures) => afterLook({ isVerified: true, failures, lostAt: null }, "no_answer", NOW).lostAt === null));
  });
});

test.each([
  [null, null, null, "pending"],
  [null, null, "no_record", "failed"],
  ["2026-01-01T00:00:00Z", null, "no_answer", "verified"],
  ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "no_record", "lost"],
] as const)("verified %s, lost %s, last look %s: %s", (verifiedAt, lostAt, checkResult, state) => {
  expect(stateOf({ verifiedAt, lostAt, checkResult })).toBe(state);
});
