import type { PointKind } from "#lib/gamification/schema";
import type { Tone } from "../ui/badge.tsx";

/** What each kind of entry is called. */
export const POINT_KIND_LABELS: Record<PointKind, string> = {
  earn: "Earned",
  accrue: "Pending",
  confirm: "Confirmed",
  cancel: "Cancelled",
  hold: "Held for review",
  release: "Released",
  forfeit: "Forfeited",
  redeem: "Redeemed",
  expire: "Expired",
};

export const POINT_KIND_TONES: Record<PointKind, Tone> = {
  earn: "good",
  accrue: "accent",
  confirm: "good",
  cancel: "neutral",
  hold: "warn",
  release: "good",
  forfeit: "bad",
  redeem: "accent",
  expire: "neutral",
};
