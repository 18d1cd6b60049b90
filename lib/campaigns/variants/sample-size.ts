import { normalQuantile } from "./normal.ts";

export interface TestPlan {
  /** What is expected without a change, and the least difference worth knowing: shares of 1. */
  baseline: number;
  effect: number;
  /** How often a difference may be told that there is not, and how often one that there is is found: shares of 1. */
  alpha: number;
  power: number;
  variants: number;
}

/**
 * How many tries each variant needs, for a two-sided comparison of two rates:
 * n = (z(1 − α/2) √(2 p̄ q̄) + z(1 − β) √(p₁q₁ + p₂q₂))² / (p₂ − p₁)², p̄ = (p₁ + p₂) / 2
 * (J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, 4.2; as R's `power.prop.test`).
 * With more than two variants each is compared with the first, and α is shared by the comparisons: the first step of Holm's correction.
 */
export function samplePerVariant({ baseline, effect, alpha, power, variants }: TestPlan): number {
  const other = baseline + effect;
  const middle = (baseline + other) / 2;
  const ofChance = normalQuantile(1 - alpha / (variants - 1) / 2) * Math.sqrt(2 * middle * (1 - middle));
  const ofPower = normalQuantile(power) * Math.sqrt(baseline * (1 - baseline) + other * (1 - other));
  return Math.ceil((ofChance + ofPower) ** 2 / effect ** 2);
}
