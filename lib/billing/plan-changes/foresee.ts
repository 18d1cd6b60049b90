import { monthIn, monthPlus } from "../days.ts";
import { chargesOf, type PaidTime } from "../invoices/charges.ts";
import { hundredthsOf, takeCredits, taxOn } from "../invoices/totals.ts";
import type { ForeseenInvoice } from "./schema.ts";

interface Foresight {
  times: readonly PaidTime[];
  now: Date;
  timeZone: string;
  taxPercent: string | null;
  /** What is left of credits, by currency. */
  credits: ReadonlyMap<string, number>;
}

/** The invoices of the running month, one for each currency, if nothing changes until its end: reckoned as they will be issued. Pure. */
export function foresee({ times, now, timeZone, taxPercent, credits }: Foresight): ForeseenInvoice[] {
  const month = monthIn(now, timeZone);
  const charges = chargesOf(times, month, timeZone);
  return [...new Set(charges.map(({ currency }) => currency))].map((currency) => {
    const lines = charges.filter((charge) => charge.currency === currency);
    const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
    const taken = takeCredits([{ id: "", label: "", leftMinor: credits.get(currency) ?? 0 }], sum);
    const creditMinor = taken[0]?.takenMinor ?? 0;
    const taxMinor = taxOn(sum - creditMinor, hundredthsOf(taxPercent));
    return {
      month,
      currency,
      lines: lines.map(({ currency: _, ...line }) => line),
      creditMinor,
      taxMinor,
      totalMinor: sum - creditMinor + taxMinor,
      issuedFrom: `${monthPlus(month, 1)}-01`,
    };
  });
}

/** The same times as if the plan were changed at a moment. Pure. */
export function changedAt(times: readonly PaidTime[], at: Date, to: Pick<PaidTime, "planName" | "priceMinor" | "currency">): PaidTime[] {
  return times.flatMap((time) => {
    if (time.endedAt !== null) return [time];
    const started = new Date(Math.max(at.getTime(), time.startedAt.getTime()));
    return [
      { ...time, endedAt: started },
      { ...time, ...to, startedAt: started },
    ];
  });
}
