/** A credit that is left of what a tenant was given. */
export interface OpenCredit {
  id: string;
  label: string;
  leftMinor: number;
}

/**
 * What of credits is taken off a sum, the oldest first: never more than there is of it, so that no invoice is below zero. What is left
 * stays for the next. Pure.
 */
export function takeCredits(credits: readonly OpenCredit[], sumMinor: number): { id: string; label: string; takenMinor: number }[] {
  let left = sumMinor;
  const taken: { id: string; label: string; takenMinor: number }[] = [];
  for (const { id, label, leftMinor } of credits) {
    const takenMinor = Math.min(left, leftMinor);
    if (takenMinor <= 0) continue;
    left -= takenMinor;
    taken.push({ id, label, takenMinor });
  }
  return taken;
}

/** The tax on a sum, halves rounded up. `taxHundredths` is the percentage times a hundred: 1900 is 19 %. Pure. */
export const taxOn = (netMinor: number, taxHundredths: number): number => Math.floor((netMinor * taxHundredths + 5_000) / 10_000);

/** "8.25" is 825; null is no tax. */
export const hundredthsOf = (percent: string | null): number => (percent === null ? 0 : Math.round(Number(percent) * 100));

/**
 * How a part of an invoice's sum, taxes included, falls into net and tax. It follows from what was corrected before, so that all parts
 * together are exactly the net and the tax of the invoice. Pure.
 * @param before what of the sum was corrected before @param part what is corrected now
 */
export function splitPart(invoice: { netMinor: number; totalMinor: number }, before: number, part: number): { netMinor: number; taxMinor: number } {
  const netUntil = (sum: number) => Math.floor((2 * invoice.netMinor * sum + invoice.totalMinor) / (2 * invoice.totalMinor));
  const netMinor = invoice.totalMinor === 0 ? 0 : netUntil(before + part) - netUntil(before);
  return { netMinor, taxMinor: part - netMinor };
}
