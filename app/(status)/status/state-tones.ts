import type { Tone } from "#components/ui/badge";
import type { PartState } from "#lib/services/schema";

/** The colour that goes with the word; never alone. */
export const stateTones: Record<PartState, Tone> = { operational: "good", degraded: "warn", down: "bad", unknown: "neutral" };
