const CENTS = 100;
const MINUTES = 60;

/** Revenue less cost; null unless both are known: a cost that nobody entered is not nothing. */
export const marginOf = (revenueMinor: number | null, costMinor: number | null): number | null =>
  revenueMinor === null || costMinor === null ? null : revenueMinor - costMinor;

/** What work costs: "7.5" hours at "80.00" an hour. Minutes and cents are whole; the product is rounded half up. */
export function costOfWork(hours: string, rate: string): { minutes: number; rateMinor: number; amountMinor: number } {
  const minutes = Math.round(Number(hours) * MINUTES);
  const rateMinor = Math.round(Number(rate) * CENTS);
  return { minutes, rateMinor, amountMinor: Math.floor((minutes * rateMinor) / MINUTES + 0.5) };
}
