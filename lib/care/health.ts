import type { TenantStatus } from "#lib/access";
import type { Usage } from "#lib/billing/schema";

/** What is measured of a tenant, at the moment `now`. Counts are of active members with an open account. */
export interface HealthFacts {
  now: Date;
  kind: "client" | "brand";
  status: TenantStatus;
  trialEndsAt: Date | null;
  people: number;
  /** Of any of them, to any portal. */
  lastSignInAt: Date | null;
  /** How many of them have signed in within the last 30 days. */
  signedInLately: number;
  admins: number;
  adminsWithSecondFactor: number;
  usages: Usage[];
  campaigns: number;
  campaignsRunning: number;
  /** Mails for it that were sent or have failed in the last 30 days. */
  mails: number;
  mailsFailed: number;
}

const NUMBER = new Intl.NumberFormat("en");
const USED: Record<Usage["what"], (used: string, limit: string) => string> = {
  people: (used, limit) => `${used} of ${limit} people.`,
  campaigns: (used, limit) => `${used} of ${limit} campaigns.`,
  leads: (used, limit) => `${used} of ${limit} leads.`,
  reports: (used, limit) => `${used} of ${limit} reports of this month.`,
  api_calls: (used, limit) => `${used} of ${limit} API calls of this hour.`,
};

/** Points with what they are given for; or why nothing can be said. */
type Measured = { points: number; evidence: string } | { points: null; evidence: string };

interface FactorDefinition {
  key: string;
  label: string;
  /** Most points. */
  most: number;
  /** How points are given, in words: shown to everybody who sees the score. */
  rule: string;
  measure(facts: HealthFacts): Measured;
}

export interface HealthFactor {
  key: string;
  label: string;
  most: number;
  rule: string;
  /** Null: not measurable, and left out of the score. */
  points: number | null;
  evidence: string;
}

export type HealthBand = "good" | "watch" | "poor";

/** `score` is 0–100, null when fewer than `FEWEST_FACTORS` could be measured. */
export interface Health {
  score: number | null;
  band: HealthBand | null;
  measured: number;
  factors: HealthFactor[];
}

/** With fewer measured factors there is no score: one or two would decide it alone. */
export const FEWEST_FACTORS = 4;
/** From which score on a tenant counts as what. */
export const BANDS: { band: HealthBand; from: number; label: string }[] = [
  { band: "good", from: 70, label: "Good" },
  { band: "watch", from: 40, label: "Watch" },
  { band: "poor", from: 0, label: "Poor" },
];

const DAY_MS = 86_400_000;
const FRESH_DAYS = 7;
const LATELY_DAYS = 30;
const TRIAL_NEAR_DAYS = 7;
/** From this share of a limit on it is plainly used. */
const USED_FROM = 0.5;

const unknown = (evidence: string): Measured => ({ points: null, evidence });
const share = (part: number, whole: number) => Math.min(1, Math.max(0, part / whole));
const daysSince = (moment: Date, now: Date) => Math.max(0, (now.getTime() - moment.getTime()) / DAY_MS);
const sayDays = (days: number) => (Math.floor(days) === 1 ? "1 day" : `${Math.floor(days)} days`);

/** The whole formula: what is measured, how much it counts, and how points are given. */
export const FACTORS: readonly FactorDefinition[] = [
  {
    key: "last_sign_in",
    label: "Last sign-in of its people",
    most: 20,
    rule: "All points within 7 days, falling evenly to none at 30 days.",
    measure({ people, lastSignInAt, now }) {
      if (people === 0) return unknown("It has no people.");
      if (lastSignInAt === null) return { points: 0, evidence: "None of its people has ever signed in." };
      const days = daysSince(lastSignInAt, now);
      return {
        points: 20 * (1 - share(days - FRESH_DAYS, LATELY_DAYS - FRESH_DAYS)),
        evidence: days < 1 ? "Within a day." : `${sayDays(days)} ago.`,
      };
    },
  },
  {
    key: "active_people",
    label: "People who signed in lately",
    most: 20,
    rule: "The share of its people who signed in within 30 days.",
    measure({ people, signedInLately }) {
      if (people === 0) return unknown("It has no people.");
      return { points: 20 * share(signedInLately, people), evidence: `${signedInLately} of ${people}.` };
    },
  },
  {
    key: "payment",
    label: "Payment standing",
    most: 20,
    rule: "All points when active; none when past due, suspended or cancelled. Left out in a trial and for the agency’s own brands.",
    measure({ kind, status }) {
      if (kind === "brand") return unknown("The agency’s own brands do not pay.");
      if (status === "trial") return unknown("Nothing is owed in a trial.");
      return { points: status === "active" ? 20 : 0, evidence: `It is ${status.replace("_", " ")}.` };
    },
  },
  {
    key: "usage",
    label: "Use of its plan",
    most: 10,
    rule: "By the most used limit: all points from 50 % on, less below in proportion; half of them when nothing is left.",
    measure({ usages }) {
      const limited = usages.flatMap(({ what, used, limit }) =>
        limit === null ? [] : [{ what, used, limit, part: limit === 0 ? 1 : used / limit }],
      );
      const [first] = limited.toSorted((a, b) => b.part - a.part);
      if (!first) return unknown("Its plan has no limits.");
      const evidence = USED[first.what](NUMBER.format(first.used), NUMBER.format(first.limit));
      return { points: first.part >= 1 ? 5 : 10 * share(first.part, USED_FROM), evidence };
    },
  },
  {
    key: "second_factor",
    label: "Administrators with a second factor",
    most: 10,
    rule: "The share of its administrators who have an authenticator app or a passkey; none without an administrator.",
    measure({ people, admins, adminsWithSecondFactor }) {
      if (people === 0) return unknown("It has no people.");
      if (admins === 0) return { points: 0, evidence: "It has no administrator." };
      return { points: 10 * share(adminsWithSecondFactor, admins), evidence: `${adminsWithSecondFactor} of ${admins}.` };
    },
  },
  {
    key: "campaigns",
    label: "Campaigns running",
    most: 10,
    rule: "All points with a running campaign, none when all rest. Left out for who has none at all.",
    measure({ campaigns, campaignsRunning }) {
      if (campaigns === 0) return unknown("It has no campaigns.");
      return { points: campaignsRunning > 0 ? 10 : 0, evidence: `${campaignsRunning} of ${campaigns}.` };
    },
  },
  {
    key: "mail",
    label: "Mail that arrives",
    most: 5,
    rule: "The share of its mails of the last 30 days that did not fail. Left out when none was sent.",
    measure({ mails, mailsFailed }) {
      if (mails === 0) return unknown("No mail was sent for it in 30 days.");
      return { points: 5 * (1 - share(mailsFailed, mails)), evidence: `${mailsFailed} of ${mails} failed.` };
    },
  },
  {
    key: "trial",
    label: "Life before the trial ends",
    most: 5,
    rule: "Within 7 days of the end: all points when somebody signed in within 7 days, otherwise none. Left out before, and without a trial.",
    measure({ status, trialEndsAt, lastSignInAt, now }) {
      if (status !== "trial" || trialEndsAt === null) return unknown("It is not in a trial.");
      const daysLeft = (trialEndsAt.getTime() - now.getTime()) / DAY_MS;
      if (daysLeft > TRIAL_NEAR_DAYS) return unknown(`The trial goes on for ${sayDays(daysLeft)}.`);
      const isAlive = lastSignInAt !== null && daysSince(lastSignInAt, now) <= FRESH_DAYS;
      const end = daysLeft < 0 ? "The trial is over" : `The trial ends in ${sayDays(daysLeft)}`;
      const who = isAlive ? "somebody signed in" : "nobody signed in";
      return { points: isAlive ? 5 : 0, evidence: `${end}; ${who} within 7 days.` };
    },
  },
];

/**
 * The health of a tenant, 0–100: points of the factors that could be measured ÷ their most points × 100, rounded. What cannot be measured
 * counts neither for nor against.
 */
export function explainHealth(facts: HealthFacts): Health {
  const factors = FACTORS.map(({ measure, ...definition }) => {
    const { points, evidence } = measure(facts);
    return { ...definition, points: points === null ? null : Math.round(points * 10) / 10, evidence };
  });
  const known = factors.filter((factor): factor is HealthFactor & { points: number } => factor.points !== null);
  const measured = known.length;
  if (measured < FEWEST_FACTORS) return { score: null, band: null, measured, factors };
  const score = Math.round((100 * sum(known.map(({ points }) => points))) / sum(known.map(({ most }) => most)));
  return { score, band: BANDS.find(({ from }) => score >= from)?.band ?? "poor", measured, factors };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
