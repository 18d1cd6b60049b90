import { describe, expect, test } from "vitest";
import { wordsOf } from "#words";
import { buildGraph } from "./build-graph.ts";
import { causeSentences, clockIn } from "./cause-sentences.ts";
import { explain } from "./explain.ts";
import { FAILURE_REASONS, type Reading } from "./states.ts";
import type { Dependency } from "./types.ts";

const now = new Date("2026-11-24T14:10:00.000Z");
const since = new Date("2026-11-24T14:02:00.000Z");
const down: Reading = { state: "down", since, checkedAt: now, doubtedAt: null, reason: null };

/** "s1" needs "s2", which needs "s3", and so on; all are down. */
function chainOf(count: number, rest: Partial<Reading> = {}) {
  const keys = Array.from({ length: count }, (_, index) => `s${index + 1}`);
  const dependencies = keys.slice(1).map((to, index): Dependency => ({ from: keys[index] ?? "", to, kind: "hard" }));
  const graph = buildGraph(
    keys.map((key) => ({ key, name: key, kind: "backend", tenantScope: "platform" })),
    dependencies,
  );
  return explain(graph, new Map(keys.map((key) => [key, { ...down, ...rest }])), { now });
}

const sayingIn = (locale: "en" | "de", zone = "UTC") => ({
  t: wordsOf(locale, "causes"),
  nameOf: (key: string) => key,
  time: clockIn(locale, zone, now),
});

describe("the sentence", () => {
  test("tells of a long way the beginning, the end, and how many lie between", () => {
    expect(causeSentences(chainOf(9, { reason: "silent" }), sayingIn("en"))("s1")).toBe(
      "s1 is down because s2 is down since 14:02, because s3 is down since 14:02, because, 5 services further on, s9 does not answer.",
    );
    expect(causeSentences(chainOf(9, { reason: "silent" }), sayingIn("de"))("s1")).toBe(
      "s1 ist ausgefallen, weil s2 seit 14:02 ausgefallen ist, weil s3 seit 14:02 ausgefallen ist, weil, 5 Dienste weiter, s9 nicht antwortet.",
    );
  });

  test("has a word for every reason, in both languages, and does without times and reasons that are not known", () => {
    for (const reason of FAILURE_REASONS) {
      for (const locale of ["en", "de"] as const) expect(causeSentences(chainOf(2, { reason }), sayingIn(locale))("s1")).toMatch(/s2.*\.$/);
    }
    expect(causeSentences(chainOf(2, { since: null }), sayingIn("en"))("s1")).toBe("s1 is down because s2 is down.");
    expect(causeSentences(chainOf(2), sayingIn("en"))("s1")).toBe("s1 is down because s2 is down since 14:02.");
    expect(causeSentences(chainOf(1, { reason: null }), sayingIn("en"))("s1")).toBe("s1 is down since 14:02.");
  });

  test("is none for a service that works", () => {
    expect(causeSentences(chainOf(1), sayingIn("en"))("s7")).toBeNull();
  });
});

describe("the clock", () => {
  test("is that of the reader’s time zone, with the day when it is another one there", () => {
    expect(clockIn("en", "UTC", now)(since)).toBe("14:02");
    expect(clockIn("de", "Europe/Berlin", now)(since)).toBe("15:02");
    expect(clockIn("en", "UTC", now)(new Date("2026-11-23T23:30:00.000Z"))).toBe("Nov 23, 23:30");
    expect(clockIn("de", "Europe/Berlin", now)(new Date("2026-11-23T23:30:00.000Z"))).toBe("00:30");
    expect(clockIn("de", "UTC", now)(new Date("2026-11-23T00:05:00.000Z"))).toBe("23. Nov., 00:05");
  });
});
