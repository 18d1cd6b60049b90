import { useSay } from "#components/format/words";
import type { ImportField, ImportSource, ImportStatus } from "#lib/campaigns/schema";
import { Badge, type Tone } from "../ui/badge.tsx";

export const SOURCE_LABELS: Record<ImportSource, string> = {
  google_ads: "Google Ads",
  meta_ads: "Meta Ads",
  linkedin: "LinkedIn",
  ga4: "Google Analytics 4",
  own: "Own file",
  api: "API",
};

const STATUSES: Record<ImportStatus, { label: string; tone: Tone }> = {
  draft: { label: "Not imported yet", tone: "neutral" },
  waiting: { label: "Waiting to begin", tone: "accent" },
  reading: { label: "Reading", tone: "accent" },
  writing: { label: "Writing", tone: "accent" },
  done: { label: "Imported", tone: "good" },
  cancelling: { label: "Being stopped", tone: "warn" },
  cancelled: { label: "Stopped", tone: "neutral" },
  failed: { label: "Not possible", tone: "bad" },
  undoing: { label: "Being taken back", tone: "warn" },
  undone: { label: "Taken back", tone: "neutral" },
};

export const FIELD_LABELS: Record<ImportField, string> = {
  day: "Day",
  lastDay: "Last day",
  campaign: "Campaign",
  campaignId: "Campaign’s id",
  channel: "Channel",
  currency: "Currency",
  impressions: "Impressions",
  clicks: "Clicks",
  conversions: "Conversions",
  spend: "Spend",
  revenue: "Revenue",
};

/** How an import stands. */
export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const say = useSay();
  return (
    <Badge tone={STATUSES[status].tone} hasDot>
      {say(STATUSES[status].label)}
    </Badge>
  );
}
