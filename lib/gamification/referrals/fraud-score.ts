/**
 * What each signal of a fraudulent referral weighs. The weights are the business's own; a signal that nobody could
 * measure weighs nothing.
 */
export const FRAUD_WEIGHTS = {
  under_five_minutes: 0.3,
  same_address: 0.4,
  same_device: 0.5,
  many_recent: 0.3,
  odd_mail: 0.2,
  known_pattern: 0.1,
  graph_cycle: 0.5,
  shared_payment: 0.5,
} as const;
export type FraudSignal = keyof typeof FRAUD_WEIGHTS;
export const FRAUD_SIGNALS = Object.keys(FRAUD_WEIGHTS) as [FraudSignal, ...FraudSignal[]];

/** What was observed: true or false with what shows it, or null when it is not known. */
export type FraudObservations = Record<FraudSignal, { isPresent: boolean; evidence: string } | null>;

export interface WeighedSignal {
  signal: FraudSignal;
  /** Null: not known, and so counted as 0. */
  isPresent: boolean | null;
  /** What it adds to the score. */
  weight: number;
  evidence: string | null;
}
export const FRAUD_VERDICTS = ["approved", "review", "rejected"] as const;
export type FraudVerdict = (typeof FRAUD_VERDICTS)[number];
export interface FraudAssessment {
  /** 0 to 1 in steps of a tenth. */
  score: number;
  verdict: FraudVerdict;
  /** All of them, also those that were absent or unknown: a reviewer sees what was looked at. */
  signals: WeighedSignal[];
}

/** Above .8 a conversion is rejected, above .3 a person looks at it, else it is approved. Pure. */
export function assessFraud(observations: FraudObservations): FraudAssessment {
  const signals = FRAUD_SIGNALS.map((signal): WeighedSignal => {
    const seen = observations[signal];
    return { signal, isPresent: seen?.isPresent ?? null, weight: seen?.isPresent ? FRAUD_WEIGHTS[signal] : 0, evidence: seen?.evidence ?? null };
  });
  // Counted in tenths: .1 + .2 is more than .3 in floating point, and would send an honest one to review.
  const tenths = Math.min(
    10,
    signals.reduce((sum, { weight }) => sum + Math.round(weight * 10), 0),
  );
  return { score: tenths / 10, verdict: tenths > 8 ? "rejected" : tenths > 3 ? "review" : "approved", signals };
}
