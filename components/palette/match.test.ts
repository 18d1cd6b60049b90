import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupsOf } from "./groups.ts";
import { matchText, rankEntries } from "./match.ts";

const labels = (typed: string, all: string[]) =>
  rankEntries(
    all.map((label) => ({ label })),
    typed,
  ).map(({ label }) => label);

describe("what fits what was typed", () => {
  test("the start of the text comes before the start of a word, and that before the inside of one", () => {
    expect(labels("port", ["Support access", "Your portals", "Portal of Aster"])).toEqual(["Portal of Aster", "Your portals", "Support access"]);
  });

  test("every word has to occur, in any order; accents and capitals do not matter", () => {
    expect(labels("zoe ÉLAN", ["Élan Zoë", "Zoë Smith", "elan zoe"])).toEqual(["Élan Zoë", "elan zoe"]);
  });

  test("other words find an entry, after those that say it themselves", () => {
    const entries = [{ label: "Account security", words: "password" }, { label: "Password rules" }];
    expect(rankEntries(entries, "passw").map(({ label }) => label)).toEqual(["Password rules", "Account security"]);
  });

  test("marks what was found, also where letters have accents", () => {
    expect(matchText("Café Müller", "mul caf")?.ranges).toEqual([
      [0, 3],
      [5, 8],
    ]);
    expect(matchText("banana", "an nan")?.ranges).toEqual([[1, 5]]);
  });

  test("whatever is typed, marks lie inside the text, apart and in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, typed) => {
        let end = 0;
        for (const [from, to] of matchText(text, typed)?.ranges ?? []) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("the groups of the palette", () => {
  const page = { label: "Tenants", icon: "building-complex", href: "/admin/tenants" } as const;
  const hit = { kind: "tenant", id: "0198a000-0000-7000-8000-000000000001", name: "Tenantry", note: "tenantry" } as const;
  const made = { label: "New tenant", icon: "plus", href: "/admin/tenants/new" } as const;

  test("what was opened last comes first, acts last, and nothing twice", () => {
    const recent = { label: "Tenantry", note: "tenantry", icon: "building-complex", href: `/admin/tenants/${hit.id}` } as const;
    const told = groupsOf("tenant", [page, made], [recent], [hit]).map(({ label, lines }) => [label, ...lines.map((line) => line.label)]);
    expect(told).toEqual([
      ["Recent", "Tenantry"],
      ["Pages", "Tenants"],
      ["Actions", "New tenant"],
    ]);
  });

  test("without anything typed, everything is there; with what fits nothing, nothing", () => {
    expect(groupsOf("", [page, made], [], []).map(({ label }) => label)).toEqual(["Pages", "Actions"]);
    expect(groupsOf("xyz", [page, made], [], [])).toEqual([]);
  });
});
