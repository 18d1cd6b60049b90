/** A time in which a tenant paid the same. */
export interface PaidPeriod {
  tenantId: string;
  startedAt: Date;
  /** Null while it runs. */
  endedAt: Date | null;
  /** Per month. */
  priceMinor: number;
  /** False for a tenant that paid already when the record began: nobody knows since when. */
  isFirstKnown: boolean;
}

/** How many of a cohort still paid, and how much a month, at the end of a month; for the month that runs, now. */
export interface CohortCell {
  /** Months since the first payment's month, from 0. */
  age: number;
  /** "2026-03" */
  month: string;
  tenants: number;
  mrrMinor: number;
}

export interface Cohort {
  /** The month (UTC) of the first payment. */
  month: string;
  tenants: number;
  /** What they paid a month when they began, each at its first price. */
  firstMrrMinor: number;
  cells: CohortCell[];
}

export interface Cohorts {
  /** The newest months that somebody began in, the oldest first. */
  cohorts: Cohort[];
  /** Those of whom nobody knows when they began. */
  unknown: { tenants: number; stillPaying: number; mrrMinor: number };
}

const indexOf = (at: Date): number => at.getUTCFullYear() * 12 + at.getUTCMonth();
const monthName = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
/** The moment a month is looked at: its last millisecond, or now while it runs. */
export function momentOf(month: string, now: Date): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Math.min(Date.UTC(year, number, 1) - 1, now.getTime()));
}

const runsAt = ({ startedAt, endedAt }: PaidPeriod, at: Date): boolean => startedAt <= at && (endedAt === null || endedAt > at);

/**
 * Tenants by the month of their first payment, and what became of them in each month after it. A tenant that left and came back
 * counts again from then on. The order of the periods does not matter.
 * @param most of the newest cohorts
 */
export function cohortsOf(periods: readonly PaidPeriod[], now: Date, most: number): Cohorts {
  const byTenant = Map.groupBy(
    periods.filter(({ startedAt }) => startedAt <= now),
    ({ tenantId }) => tenantId,
  );
  const tenants = [...byTenant.values()].map((own) => own.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()));
  const isKnown = (own: PaidPeriod[]) => own.every(({ isFirstKnown }) => isFirstKnown);
  const paidAt = (own: PaidPeriod[], at: Date) => own.find((period) => runsAt(period, at))?.priceMinor ?? null;
  const last = indexOf(now);
  const byMonth = Map.groupBy(tenants.filter(isKnown), ([first]) => indexOf(first?.startedAt ?? now));
  const cohorts = [...byMonth]
    .toSorted(([a], [b]) => a - b)
    .slice(-most)
    .map(([index, members]): Cohort => {
      const cells = Array.from({ length: last - index + 1 }, (_, age): CohortCell => {
        const month = monthName(index + age);
        const paid = members.map((own) => paidAt(own, momentOf(month, now))).filter((price) => price !== null);
        return { age, month, tenants: paid.length, mrrMinor: paid.reduce((sum, price) => sum + price, 0) };
      });
      const firstMrrMinor = members.reduce((sum, [first]) => sum + (first?.priceMinor ?? 0), 0);
      return { month: monthName(index), tenants: members.length, firstMrrMinor, cells };
    });
  const unknown = tenants.filter((own) => !isKnown(own));
  const still = unknown.map((own) => paidAt(own, now)).filter((price) => price !== null);
  return { cohorts, unknown: { tenants: unknown.length, stillPaying: still.length, mrrMinor: still.reduce((sum, price) => sum + price, 0) } };
}
