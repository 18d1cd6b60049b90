import type { ActivityKind, DealStage, LEAD_TIMELINES, LeadStatus, ScoreBand } from "#lib/crm/schema";
import { Badge, type Tone } from "../ui/badge.tsx";
import type { IconName } from "../ui/icon.tsx";

/** In English; a screen says them in its reader's language. */
export const LEAD_STATUS_LABELS: Record<LeadStatus, string> = {
  new: "New lead",
  contacted: "Contacted",
  qualified: "Qualified",
  proposal: "Proposal",
  negotiation: "Negotiation",
  converted: "Customer",
  lost: "Lost",
  unresponsive: "No answer",
};
const LEAD_STATUS_TONES: Record<LeadStatus, Tone> = {
  new: "accent",
  contacted: "neutral",
  qualified: "accent",
  proposal: "accent",
  negotiation: "warn",
  converted: "good",
  lost: "bad",
  unresponsive: "neutral",
};

export const STAGE_LABELS: Record<DealStage, string> = {
  discovery: "Discovery",
  qualification: "Qualification",
  proposal: "Proposal",
  negotiation: "Negotiation",
  closed_won: "Won",
  closed_lost: "Lost",
};
const STAGE_TONES: Record<DealStage, Tone> = {
  discovery: "neutral",
  qualification: "neutral",
  proposal: "accent",
  negotiation: "warn",
  closed_won: "good",
  closed_lost: "bad",
};

export const BAND_LABELS: Record<ScoreBand, string> = { hot: "Hot", warm: "Warm", cold: "Cold", ice: "Ice cold" };
const BAND_TONES: Record<ScoreBand, Tone> = { hot: "bad", warm: "warn", cold: "accent", ice: "neutral" };

export const SOURCE_LABELS: Record<string, string> = {
  website: "Website",
  google_ads: "Google Ads",
  facebook: "Facebook",
  instagram: "Instagram",
  linkedin: "LinkedIn",
  email: "By mail",
  referral: "Recommended",
  event: "Event",
  phone: "By phone",
  import: "Imported",
  other: "Elsewhere",
};

export const TIMELINE_LABELS: Record<(typeof LEAD_TIMELINES)[number], string> = {
  now: "At once",
  quarter: "Within three months",
  half_year: "Within six months",
  year: "Within a year",
  unknown: "Not known",
};

export const ACTIVITY_LABELS: Record<ActivityKind, string> = {
  call: "Call",
  mail: "Mail",
  meeting: "Meeting",
  demo: "Demonstration",
  note: "Note",
  task: "Task",
};
const WRITTEN: IconName = "pencil";
export const ACTIVITY_ICONS: Record<ActivityKind, IconName> = {
  call: "radio",
  mail: "mail",
  meeting: "users",
  demo: "monitor",
  note: WRITTEN,
  task: "circle-check",
};

/** A source as people read it; one that a form or an import named stands as it is. */
export const sayEach = <Key extends string>(labels: Record<Key, string>, say: (sentence: string) => string): Record<Key, string> =>
  Object.fromEntries(Object.entries<string>(labels).map(([key, label]) => [key, say(label)])) as Record<Key, string>;

export function LeadStatusBadge({ status, words }: { status: LeadStatus; words: Record<LeadStatus, string> }) {
  return (
    <Badge tone={LEAD_STATUS_TONES[status]} hasDot>
      {words[status]}
    </Badge>
  );
}

export function StageBadge({ stage, words }: { stage: DealStage; words: Record<DealStage, string> }) {
  return (
    <Badge tone={STAGE_TONES[stage]} hasDot>
      {words[stage]}
    </Badge>
  );
}

/** A score with what it means; nothing is shown as a score that was not worked out. */
export function ScoreBadge({
  score,
  band,
  words,
  unknown,
}: {
  score: number | null;
  band: ScoreBand | null;
  words: Record<ScoreBand, string>;
  unknown: string;
}) {
  if (score === null || band === null)
    return (
      <span className="text-muted" title={unknown}>
        –
      </span>
    );
  return (
    <Badge tone={BAND_TONES[band]}>
      <span className="tabular-nums">{score}</span> {words[band]}
    </Badge>
  );
}
