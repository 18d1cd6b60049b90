import { ABOUT, AT_LEAST, CHANGE, FACTOR_WORDS, FALLING, LEVEL, MEASURE_WORDS, NUMBER_WORDS, RISING, SCALES } from "./claim-words.ts";
import type { PortfolioMeasure } from "./figure-values.ts";

/** A figure that a text claims. */
export interface Claim {
  /** As it stands there. */
  text: string;
  unit: "percent" | "factor" | "money" | "count";
  /** What the number may mean: "1.234" is one thousand or one and a bit. Each from where on and up to where it is true. */
  readings: { from: number; to: number; value: number }[];
  /** As written before or behind money. */
  currency: string | null;
  /** What the clause speaks of; empty when it does not say. */
  measures: PortfolioMeasure[];
  direction: "up" | "down" | null;
  /** A change, a level, or not said. */
  nature: "change" | "level" | null;
}

const NUMBER = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;
const CURRENCY = String.raw`US\$|[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|INR|CAD|AUD)`;
const SCALE = String.raw`k|thousand|tausend|tsd\.?|mn|millions?|millionen|mio\.?|m|bn|billions?|milliarden?|mrd\.?`;
const UNIT = String.raw`%|per\s?cent\b|percentage points?\b|prozent(?:punkte?n?)?|×|x(?![\wäöüß])|[- ]?fache?[nrs]?(?![\wäöüß])|[- ]?fold\b|times\b|mal(?![\wäöüß])`;
const MONEY = String.raw`[$€£¥₹]|(?:USD|EUR|GBP|CHF|JPY|INR|CAD|AUD|euros?|dollars?)(?![\wäöüß])`;
const COUNTED = String.raw`(?:new |neue |qualified |qualifizierte |additional |zusätzliche )?(?:conversions?|konversionen|leads?|abschlüssen?)(?![\wäöüß-])`;
const CLAIM = new RegExp(
  String.raw`(?<cur>(?:${CURRENCY})\s?)?(?<![\w.,])(?<num>${NUMBER})(?:\s?(?<scale>${SCALE})(?![\wäöüß]))?(?:\s?(?:(?<unit>${UNIT})|(?<money>${MONEY})|(?<count>${COUNTED})))?`,
  "giu",
);
const WORDED = new RegExp(String.raw`(?<![\wäöüß])(?<word>${Object.keys(NUMBER_WORDS).join("|")})\s(?:per\s?cent|prozent)(?![\wäöüß])`, "giu");
const AROUND = 0.05;

/** Every figure that a text claims, in English or German numbers: percentages, factors, money and counts of what is measured. Pure. */
export function claimsIn(text: string): Claim[] {
  return clausesOf(text).flatMap((clause) => [...numbersIn(clause), ...wordsIn(clause)]);
}

/** A full stop ends a clause, but not the one in a number or a short word. */
const clausesOf = (text: string) => text.split(/(?<!\b(?:ca|approx|mio|mrd|tsd))[.!?;](?=\s|$)|\n/i).filter((clause) => clause.trim() !== "");

function numbersIn(clause: string): Claim[] {
  return [...clause.matchAll(CLAIM)].flatMap((match) => {
    const { cur, num = "", scale, unit, money, count } = match.groups ?? {};
    const before = clause.slice(0, match.index + match[0].indexOf(num)).replace(/(?:US\$|[$€£¥₹]|[A-Z]{3})\s?$/, "");
    const sign = /(?<![\d\w])[+−–-]\s?$/.exec(before)?.[0].trim() ?? "";
    const lead = before.slice(0, before.length - (sign ? (/[+−–-]\s?$/.exec(before)?.[0].length ?? 0) : 0));
    const kind = unitOf({ isMoney: Boolean(cur ?? money), unit, isCount: Boolean(count), lead, scale });
    if (kind === null || (kind === "count" && isYear(num, lead))) return [];
    const factor = SCALES.find(([pattern]) => scale && pattern.test(scale))?.[1] ?? 1;
    const signed = sign === "" ? null : sign === "+" ? "up" : "down";
    return [
      {
        text: `${sign}${match[0].trim()}`,
        unit: kind,
        readings: readingsOf(num, factor, lead),
        currency: (cur ?? money)?.trim().replace("US$", "USD") ?? null,
        ...sayingOf(clause, match.index, lead, signed),
      },
    ];
  });
}

/** "In 2026 conversions rose" counts nothing. */
const isYear = (written: string, lead: string) =>
  /^(?:19|20)\d\d$/.test(written) && /(?:^|\b(?:in|since|until|of|seit|bis|jahr|Q[1-4]|from|ab))\s*$/i.test(lead);

function unitOf(found: {
  isMoney: boolean;
  unit: string | undefined;
  isCount: boolean;
  lead: string;
  scale: string | undefined;
}): Claim["unit"] | null {
  if (found.isMoney) return "money";
  if (found.unit) return /^(?:%|per|pro)/i.test(found.unit) ? "percent" : "factor";
  if (found.isCount) return "count";
  // "ROAS of 4.2" has no unit and is a claim all the same.
  return /\bROAS\s*(?:of|von|:|=|was|is|war|ist|to|auf)?\s*$/i.test(found.lead) ? "factor" : null;
}

function wordsIn(clause: string): Claim[] {
  const worded = [...clause.matchAll(WORDED)].map((match) => {
    const value = NUMBER_WORDS[match.groups?.word?.toLowerCase() ?? ""] ?? 0;
    const lead = clause.slice(0, match.index);
    return {
      text: match[0],
      unit: "percent" as const,
      readings: [rangeOf(value, 0.5, lead)],
      currency: null,
      ...sayingOf(clause, match.index, lead, null),
    };
  });
  const factors = FACTOR_WORDS.flatMap(([pattern, from, to]) =>
    [...clause.matchAll(pattern)].map((match) => ({
      text: match[0],
      unit: "factor" as const,
      readings: [{ from, to, value: Math.round(from * 10) / 10 }],
      currency: null,
      ...sayingOf(clause, match.index, "", null),
      direction: null,
      nature: "change" as const,
    })),
  );
  return [...worded, ...factors];
}

/** As an Englishman reads it and as a German does, where both can. A figure may be rounded to the last digit that is written. */
function readingsOf(written: string, scale: number, lead: string): Claim["readings"] {
  const plain = written.replace(/['’\u00a0\u202f ]/g, "");
  const readings = [
    [/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/, (text: string) => text.replaceAll(",", "")],
    [/^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/, (text: string) => text.replaceAll(".", "").replace(",", ".")],
  ] as const;
  const numbers = new Set(readings.flatMap(([pattern, normal]) => (pattern.test(plain) ? [normal(plain)] : [])));
  const largest = Math.max(...[...numbers].map(Number));
  // "More than 1,300" would be true of anything, read as one and a bit.
  const meant = [...numbers].filter((text) => !AT_LEAST.test(lead) || Number(text) === largest);
  return meant.map((text) => rangeOf(Number(text) * scale, 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0) * scale, lead));
}

function rangeOf(value: number, half: number, lead: string): Claim["readings"][number] {
  if (AT_LEAST.test(lead)) return { from: value - half, to: Number.POSITIVE_INFINITY, value };
  const wide = ABOUT.test(lead) ? Math.max(half, value * AROUND) : half;
  return { from: value - wide, to: value + wide, value };
}

function sayingOf(clause: string, at: number, lead: string, signed: Claim["direction"]): Pick<Claim, "measures" | "direction" | "nature"> {
  const bare = lead.replace(ABOUT, "").replace(AT_LEAST, "");
  const nature = CHANGE.test(bare) ? "change" : LEVEL.test(bare) ? "level" : null;
  return { measures: measuresNamed(clause, at), direction: signed ?? nearestDirection(clause, at), nature };
}

/** What the clause names. A longer name holds a shorter one: a conversion rate is no count of conversions. */
function measuresNamed(clause: string, at: number): PortfolioMeasure[] {
  const found: { from: number; to: number; measure: PortfolioMeasure }[] = [];
  for (const [pattern, measure] of MEASURE_WORDS) {
    for (const match of clause.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!found.some((other) => from < other.to && to > other.from)) found.push({ from, to, measure });
    }
  }
  const nearest = Math.min(...found.map(({ from, to }) => distance(from, to, at)));
  // "Revenue grew 40 % and CPA fell 37 %": each number belongs to what is said next to it.
  return [...new Set(found.filter(({ from, to }) => distance(from, to, at) <= nearest).map(({ measure }) => measure))];
}

const distance = (from: number, to: number, at: number) => (to <= at ? at - to : Math.max(0, from - at));

function nearestDirection(clause: string, at: number): Claim["direction"] {
  const nearest = (pattern: RegExp) =>
    Math.min(...[...clause.matchAll(pattern)].map((match) => distance(match.index, match.index + match[0].length, at)));
  const [up, down] = [nearest(RISING), nearest(FALLING)];
  if (up === down) return null;
  return up < down ? "up" : "down";
}
