import type { DealStage } from "#lib/crm/schema";
import { numbersOf, pickOf } from "./random.ts";
import { DAY_MS } from "./services.ts";
import { demandOn, TRADES, type Trade } from "./year/trades.ts";

const OTHERS = { leads: 20, days: 240, trade: null };
/** How many leads a tenant has, and over how many days they came: the outdoor shop's groups and schools are enough to learn from. */
const SALES: Readonly<Record<string, { leads: number; days: number; trade: Trade | null }>> = {
  "harbor-dental": { leads: 32, days: 365, trade: TRADES.dentist },
  "summit-outdoor": { leads: 200, days: 365, trade: TRADES.outdoor },
};

export const leadsOf = (slug: string): number => (SALES[slug] ?? OTHERS).leads;

/** What somebody did with a lead, from its first day on. */
export interface SalesStory {
  cameAt: number;
  lead: Record<string, unknown>;
  calls: number;
  /** Where its deal went; null where none was made. */
  stages: DealStage[] | null;
  amount: number;
  end: "open" | "lost" | "silent";
  lostReason: string;
  /** In days from today: when its task is due, and when it is expected to be closed; null for none. */
  taskInDays: number | null;
  closesInDays: number;
}

/** A tenant's leads, the first first. The same seed and the same moment make the same stories. */
export function salesStories(slug: string, now: number): SalesStory[] {
  const { leads, days, trade } = SALES[slug] ?? OTHERS;
  const number = numbersOf(slug);
  const cameOn = arrivals(number, { leads, days, trade, now });
  return cameOn.map((cameAt) => storyOf(number, cameAt, now));
}

/** As many moments as leads, in their order: more of them on days on which more is asked for. */
function arrivals(number: () => number, { leads, days, trade, now }: { leads: number; days: number; trade: Trade | null; now: number }): number[] {
  const dayOf = (at: number) => new Date(now - (days - at) * DAY_MS).toISOString().slice(0, 10);
  const weights = Array.from({ length: days }, (_, at) => (trade ? demandOn(trade, dayOf(at)) : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [at, before] = [0, 0];
  return Array.from({ length: leads }, (_, index) => {
    const share = ((index + number() * 0.8) / leads) * whole;
    while (at < days - 1 && before + (weights[at] ?? 1) <= share) {
      before += weights[at] ?? 1;
      at += 1;
    }
    return now - (days - at - Math.min(1, (share - before) / (weights[at] ?? 1))) * DAY_MS;
  });
}

function storyOf(number: () => number, cameAt: number, now: number): SalesStory {
  const pick = pickOf(number);
  const [firstName, lastName, company, source] = [pick(FIRST_NAMES), pick(LAST_NAMES), pick(COMPANIES), pick(SOURCES)];
  const daysAgo = (now - cameAt) / DAY_MS;
  const fit = number();
  const host = `${company.toLowerCase().replace(/[^a-z]+/g, "-")}.example`;
  const amount = Math.round((400 + fit * 9_000) / 50) * 50;
  const fate = number();
  const isFresh = daysAgo < 12;
  // What is known when a lead comes tells something of how it ends: so there is something to learn.
  const isWon = fate < 0.18 + 0.55 * fit + (source === "referral" ? 0.2 : 0);
  const end = isWon ? "closed_won" : "closed_lost";
  // What is small is decided by the proposal alone.
  const path: DealStage[] = fit < 0.65 ? ["proposal", end] : ["proposal", "negotiation", end];
  const stages = isFresh || fit < 0.35 ? null : path.slice(0, daysAgo > 60 ? 3 : Math.floor(fate * path.length));
  return {
    cameAt,
    lead: {
      firstName,
      lastName,
      email: `${firstName}.${lastName}@${host}`.toLowerCase(),
      phone: `+1 555 01${String(Math.floor(number() * 90) + 10)}`,
      companyName: number() < 0.8 ? company : "",
      jobTitle: number() < 0.7 ? pick(TITLES) : "",
      companySize: number() < 0.6 ? pick(SIZES) : "",
      source,
      budget: number() < 0.6 ? String(amount) : "",
      timeline: pick(TIMELINES),
      hasBudget: fit > 0.5 ? "yes" : "",
      hasAuthority: number() < 0.4 ? "yes" : "",
      hasNeed: fit > 0.3 ? "yes" : "",
      hasConsent: number() < 0.7,
      message: number() < 0.5 ? "Please tell us what it would cost, and how soon you could begin." : "",
    },
    calls: isFresh ? Math.floor(number() * 2) : 1 + Math.floor(number() * 1.5),
    stages,
    amount,
    end: fit < 0.18 ? "lost" : fit < 0.35 && !isFresh ? "silent" : "open",
    lostReason: pick(LOST),
    // From a week late to a week ahead, today among them.
    taskInDays: number() < 0.7 ? Math.floor(number() * 15) - 7 : null,
    closesInDays: 5 + Math.floor(number() * 80),
  };
}

const FIRST_NAMES =
  "Amara Ben Clara Dev Elena Finn Grace Hugo Iris Jonas Kavya Leo Maya Nils Olga Paul Quinn Rosa Samir Tessa Umar Vera Wanda Yara Zoe".split(" ");
const LAST_NAMES =
  "Adler Brandt Castro Dahl Ekman Fischer Garcia Hoffmann Iyer Jensen Kapoor Lindqvist Moreau Novak Okafor Petrov Quist Romano Sato Tanaka Unger Vega Weber Young Zeller".split(
    " ",
  );
const COMPANIES = [
  "Birch & Co",
  "Copperfield",
  "Delta Works",
  "Elm Street Studio",
  "Fairwind",
  "Greenline",
  "Halcyon",
  "Ironbridge",
  "Juniper Labs",
  "Kestrel",
  "Larkspur School",
  "Millbrook Scouts",
  "Northgate",
  "Old Mill Trust",
  "Pinecrest Camp",
  "Quarry Climbing Club",
  "Riverbend",
  "Stonefield",
  "Tidewater Sports",
  "Upland Tours",
];
const TITLES = ["Owner", "Head of Marketing", "Managing Director", "Office Manager", "Founder"];
const SOURCES = ["website", "google_ads", "facebook", "referral", "linkedin", "event"] as const;
const SIZES = ["1-10", "11-50", "51-200", "201-1000"] as const;
const TIMELINES = ["now", "quarter", "half_year", "unknown"] as const;
const LOST = ["Chose another supplier", "No budget this year", "Was only comparing prices"];
