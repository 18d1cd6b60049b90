import { describe, expect, it } from "vitest";
import { nextInTurn, type RuleTerms, whyItFits } from "./match-rule.ts";

const rule = (more: Partial<RuleTerms>): RuleTerms => ({
  kind: "round_robin",
  origins: [],
  countries: [],
  regions: [],
  languages: [],
  tags: [],
  ...more,
});
const lead = { origin: "form" as const, country: "DE", region: "Bayern", language: "de-AT", tags: ["Print"] };
const nobody = { origin: "form" as const, country: null, region: null, language: null, tags: [] };

describe("a rule", () => {
  it.each([
    [rule({}), "in turn"],
    [rule({ kind: "workload" }), "fewest open leads"],
    [rule({ kind: "territory", countries: ["AT", "DE"] }), "country DE"],
    [rule({ kind: "territory", regions: ["bayern"] }), "region Bayern"],
    [rule({ kind: "territory", countries: ["FR"] }), null],
    [rule({ kind: "skill", languages: ["de"] }), "language de"],
    [rule({ kind: "skill", tags: ["print"] }), "tag print"],
    [rule({ kind: "skill", languages: ["fr"], tags: ["video"] }), null],
    [rule({ origins: ["import", "form"] }), "in turn"],
    [rule({ origins: ["hand", "api"] }), null],
    [rule({ kind: "territory", countries: ["DE"], origins: ["import"] }), null],
  ])("%o fits by %s", (terms, why) => expect(whyItFits(terms, lead)).toBe(why));

  it("of a territory or a skill fits nobody of whom nothing is known", () => {
    expect(whyItFits(rule({ kind: "territory", countries: ["DE"], regions: ["Bayern"] }), nobody)).toBeNull();
    expect(whyItFits(rule({ kind: "skill", languages: ["de"], tags: ["x"] }), nobody)).toBeNull();
  });
});

describe("turns", () => {
  const all = new Set(["a", "b", "c"]);
  it("go round, over who is away, and begin anew when whoever was last is no more", () => {
    expect(nextInTurn(["a", "b", "c"], all, null)).toBe("a");
    expect(nextInTurn(["a", "b", "c"], all, "a")).toBe("b");
    expect(nextInTurn(["a", "b", "c"], all, "c")).toBe("a");
    expect(nextInTurn(["a", "b", "c"], new Set(["a", "c"]), "a")).toBe("c");
    expect(nextInTurn(["a", "b"], all, "gone")).toBe("a");
    expect(nextInTurn(["a"], new Set(), "a")).toBeNull();
  });
});
