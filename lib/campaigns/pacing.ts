/** One day's spend, in minor units. */
export interface SpendDay {
  day: string;
  spendMinor: number;
}

interface PacingInput {
  budgetMinor: number;
  startsOn: string;
  endsOn: string | null;
  /** The newest day with figures; null for none. */
  lastDay: string | null;
  spentMinor: number;
  /** Days with figures, oldest first; a day in between without figures counts as no spend. */
  days: readonly SpendDay[];
}

/** Why there is no forecast. */
export type NoForecast = "no_budget" | "no_end" | "no_figures" | "over" | "too_few_days";

export interface Pacing {
  /** What an even spend over all days would have come to by the last day with figures; null without an end. */
  plannedSoFarMinor: number | null;
  forecast: {
    /** How many days it is made from, and how many are left after the last with figures. */
    basisDays: number;
    daysLeft: number;
    dailyMinor: number;
    expectedMinor: number;
    /** Between the two it ends in four cases of five, if days go on to vary as these did. */
    lowMinor: number;
    highMinor: number;
    /** What may be spent a day from now on to end at the budget; 0 where it is used up. */
    dailyToBudgetMinor: number;
  } | null;
  reason: NoForecast | null;
}

/** The forecast looks back so far, and needs so many days. */
const PACING_DAYS = { most: 28, least: 7 } as const;
/** Of the normal distribution, for 80 % in the middle. */
const Z_80 = 1.2816;

/**
 * Where a campaign's spend is heading. The days left are expected to cost what the last 28 days did on average. The interval is
 * that of a sum of so many days, and of a mean that is itself estimated: z × s × √(m + m² / n), with s the standard deviation of the n days looked
 * at and m the days left; days are taken to vary independently. With fewer than seven days nothing is forecast.
 */
export function pacingOf({ budgetMinor, startsOn, endsOn, lastDay, spentMinor, days }: PacingInput): Pacing {
  const length = endsOn === null ? null : daysFrom(startsOn, endsOn);
  const elapsed = lastDay === null ? 0 : Math.max(0, daysFrom(startsOn, lastDay));
  const plannedSoFarMinor = length === null || lastDay === null ? null : Math.round((budgetMinor * Math.min(elapsed, length)) / length);
  const none = (reason: NoForecast): Pacing => ({ plannedSoFarMinor: budgetMinor === 0 ? null : plannedSoFarMinor, forecast: null, reason });
  if (budgetMinor === 0) return none("no_budget");
  if (lastDay === null) return none("no_figures");
  if (endsOn === null) return none("no_end");
  const daysLeft = daysFrom(lastDay, endsOn) - 1;
  if (daysLeft <= 0) return none("over");
  const spends = lastSpends(days, startsOn, lastDay);
  if (spends.length < PACING_DAYS.least) return none("too_few_days");
  const count = spends.length;
  const mean = spends.reduce((sum, spend) => sum + spend, 0) / count;
  const variance = spends.reduce((sum, spend) => sum + (spend - mean) ** 2, 0) / (count - 1);
  const rest = mean * daysLeft;
  const spread = Z_80 * Math.sqrt(variance) * Math.sqrt(daysLeft + daysLeft ** 2 / count);
  return {
    plannedSoFarMinor,
    reason: null,
    forecast: {
      basisDays: count,
      daysLeft,
      dailyMinor: Math.round(mean),
      expectedMinor: Math.round(spentMinor + rest),
      // What is spent stays spent.
      lowMinor: Math.round(spentMinor + Math.max(0, rest - spread)),
      highMinor: Math.round(spentMinor + rest + spread),
      dailyToBudgetMinor: Math.max(0, Math.floor((budgetMinor - spentMinor) / daysLeft)),
    },
  };
}

/** The spends of the last days up to `lastDay`, one for each calendar day since the campaign's first figures or first day. */
function lastSpends(days: readonly SpendDay[], startsOn: string, lastDay: string): number[] {
  const [first] = days;
  if (!first) return [];
  const begin = first.day < startsOn ? startsOn : first.day;
  const count = Math.min(PACING_DAYS.most, daysFrom(begin, lastDay));
  const byDay = new Map(days.map(({ day, spendMinor }) => [day, spendMinor]));
  return Array.from({ length: Math.max(0, count) }, (_, back) => byDay.get(dayBefore(lastDay, back)) ?? 0);
}

/** How many days from one to another, both included. */
const daysFrom = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

const dayBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
