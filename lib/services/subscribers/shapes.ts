import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

/** How long a subscription that nobody confirms is kept. */
export const UNCONFIRMED_HOURS = 24;

export const subscribeInput = z.object({
  email: trimmedText()
    .toLowerCase()
    .max(254, "An address has at most 254 characters.")
    .pipe(z.email("Enter a mail address such as name@company.example.")),
});
export type SubscribeInput = z.infer<typeof subscribeInput>;

/** How a subscription stands. */
export type Subscription = { state: "asked" | "confirmed"; address: string } | { state: "unknown" };
