import type { CreativeState } from "#lib/campaigns/schema";
import type { Tone } from "../ui/badge.tsx";

/** For what is drawn in the browser, too. */
export const CREATIVE_STATE_LABELS: Record<CreativeState, string> = {
  draft: "Draft",
  waiting: "Waiting for approval",
  approved: "Approved",
  changes_asked: "Changes asked for",
};

export const CREATIVE_STATE_TONES: Record<CreativeState, Tone> = { draft: "neutral", waiting: "accent", approved: "good", changes_asked: "warn" };
