/** How much is asked for over a year in a trade: 1 is an ordinary day. */
export interface Trade {
  /** January first. */
  months: readonly number[];
  /** Sunday first. */
  weekdays: readonly number[];
  /** Days of their own, "MM-DD", both included. */
  highs: readonly { from: string; to: string; times: number }[];
}

export const TRADES = {
  /** Good intentions in January, the end of the holidays in September; nobody asks for an appointment on a Sunday. */
  dentist: {
    months: [1.35, 1.1, 1, 0.95, 0.95, 0.85, 0.75, 0.85, 1.3, 1.05, 1, 0.75],
    weekdays: [0.45, 1.25, 1.2, 1.15, 1.1, 1, 0.55],
    highs: [],
  },
  /** Parties in December, the terrace in summer, Valentine’s Day; the weekend is booked before it begins. */
  restaurant: {
    months: [0.7, 0.9, 0.9, 0.95, 1.1, 1.2, 1.15, 1.05, 0.95, 0.95, 1.1, 1.45],
    weekdays: [0.8, 0.7, 0.8, 0.95, 1.2, 1.4, 1.15],
    highs: [
      { from: "02-09", to: "02-14", times: 1.6 },
      { from: "12-20", to: "12-23", times: 1.2 },
    ],
  },
  /** Spring, when tents and boots are bought, and the days around Black Friday; people look in the evening and at weekends. */
  outdoor: {
    months: [0.7, 0.75, 1.15, 1.35, 1.3, 1.1, 0.95, 0.95, 0.95, 1, 1.25, 1.3],
    weekdays: [1.25, 0.9, 0.85, 0.9, 0.95, 1, 1.15],
    highs: [
      { from: "11-26", to: "11-30", times: 1.9 },
      { from: "12-01", to: "12-01", times: 1.5 },
    ],
  },
} as const satisfies Record<string, Trade>;

/** @param day as YYYY-MM-DD */
export function demandOn({ months, weekdays, highs }: Trade, day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const ofYear = day.slice(5);
  const high = highs.find(({ from, to }) => from <= ofYear && ofYear <= to);
  return (months[date.getUTCMonth()] ?? 1) * (weekdays[date.getUTCDay()] ?? 1) * (high?.times ?? 1);
}
