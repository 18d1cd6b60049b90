import { describe, expect, it } from "vitest";
import { bandOf } from "./bands.ts";
import { arrivalFacts, mailKindOf, type ScoredLead, seniorityOf } from "./lead-facts.ts";
import { scoreByRules } from "./rule-score.ts";
import { DEFAULT_RULES, type ScorePart } from "./schema.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const NOBODY: ScoredLead = {
  email: null,
  phone: null,
  jobTitle: null,
  companyName: null,
  companySize: null,
  industry: null,
  country: null,
  language: null,
  source: "other",
  medium: null,
  message: "",
  timeline: "unknown",
  hasConsent: false,
  budgetMinor: null,
  currency: null,
  hasAuthority: null,
  hasNeed: null,
  activities: [],
};
const BEST: ScoredLead = {
  ...NOBODY,
  email: "ada@prospect.example",
  phone: "+49 30 1",
  jobTitle: "Geschäftsführerin",
  companyName: "Prospect",
  country: "DE",
  source: "referral",
  message: "We want to begin soon.",
  timeline: "now",
  budgetMinor: 500_000,
  currency: "EUR",
  hasAuthority: true,
  hasNeed: true,
  activities: [
    { kind: "demo", direction: "in", occurredAt: NOW },
    { kind: "meeting", direction: null, occurredAt: NOW },
  ],
};
const score = (lead: ScoredLead, rules = DEFAULT_RULES, predictive: number | null = null) =>
  scoreByRules(lead, rules, { now: NOW, predictive, currency: "EUR" });
const pointsOf = (lead: ScoredLead, part: ScorePart, rules = DEFAULT_RULES) =>
  score(lead, rules)
    .factors.filter((factor) => factor.part === part)
    .reduce((sum, { points }) => sum + points, 0);

describe("a score by rules", () => {
  it("gives all to whom nothing is missing, and next to nothing to nobody", () => {
    expect(score(BEST)).toMatchObject({ score: 100, band: "hot" });
    expect(score(NOBODY).score).toBeLessThan(5);
    expect(score(NOBODY).band).toBe("ice");
  });

  it("is the sum of its factors' whole points, whatever is known", () => {
    for (let mask = 0; mask < 256; mask++) {
      const known = Object.keys(BEST).filter((_, index) => mask & (1 << (index % 8)));
      const lead = { ...NOBODY, ...Object.fromEntries(known.map((key) => [key, BEST[key as keyof ScoredLead]])) };
      for (const predictive of [null, mask % 101]) {
        const result = score(lead, { ...DEFAULT_RULES, demographic: mask % 40, fit: 7 }, predictive);
        expect(result.factors.reduce((sum, { points }) => sum + points, 0)).toBe(result.score);
        expect(result.factors.every(({ points }) => Number.isInteger(points) && points >= 0)).toBe(true);
      }
    }
  });

  it("leaves the weight of what cannot be foretold yet to the other parts", () => {
    expect(score(BEST).factors.some(({ part }) => part === "predictive")).toBe(false);
    expect(pointsOf(BEST, "demographic")).toBe(31); // 25 of 80
    expect(score(BEST, DEFAULT_RULES, 50).score).toBe(90);
  });

  it("counts an activity half after a half-life, and nothing else less with time", () => {
    const talked = (days: number) => ({ ...BEST, activities: [{ kind: "demo", direction: "in", occurredAt: daysAgo(days) }] });
    const rules = { ...DEFAULT_RULES, demographic: 0, behavioural: 0, engagement: 100, fit: 0, predictive: 0 };
    expect([0, 14, 28].map((days) => score(talked(days), rules).score)).toEqual([68, 34, 17]);
    expect(pointsOf(talked(0), "demographic")).toBe(pointsOf(talked(365), "demographic"));
    expect(score(talked(14), { ...rules, halfLifeDays: 7 }).score).toBe(17);
  });

  it("does not count what is still to come, nor notes and tasks", () => {
    const lead = (kind: string, occurredAt: Date) => ({ ...NOBODY, activities: [{ kind, direction: null, occurredAt }] });
    expect(pointsOf(lead("meeting", daysAgo(-1)), "engagement")).toBe(0);
    expect(pointsOf(lead("note", NOW), "engagement")).toBe(0);
    expect(pointsOf(lead("meeting", NOW), "engagement")).toBeGreaterThan(0);
  });

  it("asks only for what the company looks for", () => {
    const seeking = { ...DEFAULT_RULES, countries: ["AT"], leastBudget: 6_000 };
    expect(pointsOf(BEST, "fit")).toBe(19); // 15 of 80
    expect(pointsOf(BEST, "fit", seeking)).toBeLessThan(10);
    const budget = (lead: ScoredLead) => score(lead, seeking).factors.find(({ name }) => name === "budget");
    expect(budget(BEST)).toMatchObject({ points: 0, evidence: "too_little" });
    expect(budget({ ...BEST, currency: "USD" })).toMatchObject({ points: 0, evidence: "given" });
  });

  it("has nothing to give when no part counts", () => {
    expect(score(BEST, { ...DEFAULT_RULES, demographic: 0, behavioural: 0, engagement: 0, fit: 0, predictive: 0 }).score).toBe(0);
  });
});

describe("what is read of a lead", () => {
  it.each([
    [80, "hot"],
    [79, "warm"],
    [60, "warm"],
    [59, "cold"],
    [40, "cold"],
    [39, "ice"],
  ])("%i is %s", (points, band) => expect(bandOf(points)).toBe(band));

  it.each([
    ["Geschäftsführer", "executive"],
    ["Co-Founder", "executive"],
    ["Head of Sales", "manager"],
    ["Vertriebsleiterin", "manager"],
    ["Student", "other"],
    [" ", null],
  ])("reads the title %s as %s", (title, seniority) => expect(seniorityOf(title)).toBe(seniority));

  it("knows an address that anybody can have", () => {
    expect([mailKindOf("a@GMX.de"), mailKindOf("a@prospect.example"), mailKindOf(null)]).toEqual(["free", "company", null]);
  });

  it("keeps nothing for the scorecard by which somebody is known", () => {
    const kept = JSON.stringify(arrivalFacts(BEST, "EUR"));
    for (const own of ["ada", "prospect", "Prospect", "+49", "begin soon"]) expect(kept).not.toContain(own);
  });

  it("compares budgets only within the tenant's currency", () => {
    expect(arrivalFacts(BEST, "EUR").budget).toBe(500_000);
    expect(arrivalFacts(BEST, "USD").budget).toBeNull();
  });
});
