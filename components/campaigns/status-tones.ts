import type { CampaignStatus } from "#lib/campaigns/schema";
import type { Tone } from "../ui/badge.tsx";

/** For what is drawn in the browser, too. */
export const STATUS_TONES: Record<CampaignStatus, Tone> = {
  draft: "neutral",
  scheduled: "accent",
  active: "good",
  paused: "warn",
  completed: "neutral",
  archived: "neutral",
};
