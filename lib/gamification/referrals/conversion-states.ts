export const CONVERSION_STATES = ["pending", "approved", "review", "rejected", "paid", "reversed"] as const;
export type ConversionState = (typeof CONVERSION_STATES)[number];

/** Where a conversion may go. A decision of a person can be overturned until it was paid; what was paid is only reversed. What the score
 * approved goes to review when a later one shows more. */
const NEXT: Readonly<Record<ConversionState, readonly ConversionState[]>> = {
  pending: ["approved", "review", "rejected"],
  review: ["approved", "rejected"],
  approved: ["paid", "review", "rejected"],
  rejected: ["approved"],
  paid: ["reversed"],
  reversed: [],
};

/** Whether a conversion may go from one state to the other. Pure. */
export const mayBecome = (from: ConversionState, to: ConversionState): boolean => NEXT[from].includes(to);
