import { bandOf, type ScoreBand } from "./bands.ts";
import { mailKindOf, type ScoredLead, seniorityOf } from "./lead-facts.ts";
import { SCORE_PARTS, type ScoreFactor, type ScorePart, type ScoringRules } from "./schema.ts";

/** Of a part's 100: what was found, and how much it is worth. */
interface Finding {
  name: string;
  worth: number;
  evidence: string | null;
}

const DAY_MS = 86_400_000;
const SENIORITY = { executive: 35, manager: 25, other: 10 } as const;
const SOURCES: Readonly<Record<string, number>> = {
  referral: 45,
  website: 35,
  form: 35,
  event: 30,
  phone: 30,
  organic: 30,
  linkedin: 20,
  google_ads: 20,
  facebook: 15,
};
const ANY_SOURCE = 10;
const TIMELINES: Readonly<Record<string, number>> = { now: 35, quarter: 25, half_year: 12, year: 5 };
/** How much of 100 one fresh activity is worth. What they did themselves says more than what was done to them. */
const ACTIVITIES: Readonly<Record<string, number>> = { demo: 45, meeting: 40, call: 20, mail: 10 };
const INCOMING = 1.5;

/** A score by rules, with what it is made of; the points of the factors add up to it. @param predictive 0–100 of the scorecard; null while there is none */
export function scoreByRules(
  lead: ScoredLead,
  rules: ScoringRules,
  { now, predictive, currency }: { now: Date; predictive: number | null; currency: string },
): { score: number; band: ScoreBand; factors: ScoreFactor[] } {
  const findings: Readonly<Record<ScorePart, Finding[]>> = {
    demographic: whoTheyAre(lead),
    behavioural: whatTheyDid(lead),
    engagement: howTheyAnswer(lead, rules.halfLifeDays, now),
    fit: howTheyFit(lead, rules, currency),
    predictive: predictive === null ? [] : [{ name: "scorecard", worth: predictive, evidence: String(predictive) }],
  };
  // A part that cannot be judged leaves its weight to the others.
  const parts = SCORE_PARTS.filter((part) => part !== "predictive" || predictive !== null);
  const total = parts.reduce((sum, part) => sum + rules[part], 0);
  const exact = parts.flatMap((part) =>
    findings[part].map(({ name, worth, evidence }) => ({ part, name, evidence, exact: total === 0 ? 0 : (worth * rules[part]) / total })),
  );
  const score = Math.min(Math.max(Math.round(exact.reduce((sum, factor) => sum + factor.exact, 0)), 0), 100);
  return { score, band: bandOf(score), factors: wholePoints(exact, score) };
}

/** Rounds to whole points that add up to the score: what was cut off most is rounded up first (largest remainder). Pure. */
function wholePoints(exact: readonly (Omit<ScoreFactor, "points"> & { exact: number })[], score: number): ScoreFactor[] {
  const cut = exact.map((factor) => ({ ...factor, points: Math.floor(factor.exact) }));
  let missing = score - cut.reduce((sum, { points }) => sum + points, 0);
  for (const factor of [...cut].sort((a, b) => b.exact - b.points - (a.exact - a.points))) {
    if (missing <= 0) break;
    factor.points += 1;
    missing -= 1;
  }
  return cut.map(({ exact: _, ...factor }) => factor);
}

function whoTheyAre({ email, phone, jobTitle, companyName }: ScoredLead): Finding[] {
  const [mail, seniority] = [mailKindOf(email), seniorityOf(jobTitle)];
  return [
    { name: "mail", worth: mail === "company" ? 30 : mail === "free" ? 10 : 0, evidence: mail },
    { name: "phone", worth: phone ? 20 : 0, evidence: phone ? "given" : null },
    { name: "seniority", worth: seniority ? SENIORITY[seniority] : 0, evidence: seniority },
    { name: "company", worth: companyName ? 15 : 0, evidence: companyName ? "given" : null },
  ];
}

function whatTheyDid({ source, timeline, message }: ScoredLead): Finding[] {
  const isKnown = timeline !== "unknown";
  return [
    { name: "source", worth: SOURCES[source] ?? ANY_SOURCE, evidence: source },
    { name: "timeline", worth: TIMELINES[timeline] ?? 0, evidence: isKnown ? timeline : null },
    { name: "message", worth: message.trim() ? 20 : 0, evidence: message.trim() ? "given" : null },
  ];
}

/** Each activity counts half after a half-life, a quarter after two: who was keen a year ago is not keen now. */
function howTheyAnswer({ activities }: ScoredLead, halfLifeDays: number, now: Date): Finding[] {
  const counted = activities
    .filter(({ kind, occurredAt }) => kind in ACTIVITIES && occurredAt <= now)
    .map(({ kind, direction, occurredAt }) => {
      const ageDays = (now.getTime() - occurredAt.getTime()) / DAY_MS;
      return { kind, worth: (ACTIVITIES[kind] ?? 0) * (direction === "in" ? INCOMING : 1) * 0.5 ** (ageDays / halfLifeDays) };
    });
  const sum = counted.reduce((total, { worth }) => total + worth, 0);
  // Of more than 100 each kind keeps its share.
  const scale = sum > 100 ? 100 / sum : 1;
  return [...Map.groupBy(counted, ({ kind }) => kind)].map(([kind, group]) => ({
    name: kind,
    worth: scale * group.reduce((total, { worth }) => total + worth, 0),
    evidence: String(group.length),
  }));
}

/** What nobody has said they look for leaves its worth to the rest. */
function howTheyFit(lead: ScoredLead, { countries, industries, leastBudget }: ScoringRules, currency: string): Finding[] {
  const { budgetMinor, country, industry, hasNeed, hasAuthority } = lead;
  const isComparable = budgetMinor !== null && lead.currency === currency;
  const leastMinor = leastBudget * minorPerUnit(currency);
  const criteria = [
    {
      name: "budget",
      weight: 40,
      // An amount in another currency is known, but cannot be held against the least.
      isMet: budgetMinor !== null && (leastBudget === 0 || (isComparable && budgetMinor >= leastMinor)),
      evidence: budgetMinor === null ? null : isComparable && leastBudget > 0 ? (budgetMinor >= leastMinor ? "enough" : "too_little") : "given",
    },
    { name: "need", weight: 20, isMet: hasNeed === true, evidence: yesNo(hasNeed) },
    { name: "authority", weight: 20, isMet: hasAuthority === true, evidence: yesNo(hasAuthority) },
    ...(countries.length > 0 ? [{ name: "country", weight: 10, isMet: country !== null && countries.includes(country), evidence: country }] : []),
    ...(industries.length > 0
      ? [{ name: "industry", weight: 10, isMet: industry !== null && industries.some((wanted) => sameWord(wanted, industry)), evidence: industry }]
      : []),
  ];
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.map(({ name, weight, isMet, evidence }) => ({ name, worth: isMet ? (100 * weight) / all : 0, evidence }));
}

/** How many minor units make one, by ISO 4217 as the runtime knows it: 100 for EUR, 1 for JPY. Pure. */
export const minorPerUnit = (currency: string): number =>
  10 ** (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2);
const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "yes" : "no");
const sameWord = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
