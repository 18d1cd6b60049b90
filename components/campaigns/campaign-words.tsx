import { useSay } from "#components/format/words";
import type { CampaignListItem, Channel } from "#lib/campaigns/schema";
import { Badge } from "../ui/badge.tsx";
import { STATUS_TONES } from "./status-tones.ts";

type Status = CampaignListItem["status"];

/** Channels, as people and the channels themselves write them. */
export const CHANNEL_LABELS: Record<Channel, string> = {
  email: "E-mail",
  linkedin: "LinkedIn",
  google_ads: "Google Ads",
  facebook: "Facebook",
  instagram: "Instagram",
  x: "X",
  tiktok: "TikTok",
  youtube: "YouTube",
  content: "Content",
};

export const CAMPAIGN_TYPE_LABELS: Record<CampaignListItem["type"], string> = {
  lead_generation: "Lead generation",
  awareness: "Awareness",
  retargeting: "Retargeting",
  launch: "Launch",
  traffic: "Traffic",
  engagement: "Engagement",
  sales: "Sales",
  retention: "Retention",
};

export const CAMPAIGN_STATUS_LABELS: Record<Status, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  active: "Active",
  paused: "Paused",
  completed: "Completed",
  archived: "Archived",
};

/** The state of a campaign as a tinted pill. */
export function CampaignStatusBadge({ status }: { status: Status }) {
  const say = useSay();
  return (
    <Badge tone={STATUS_TONES[status]} hasDot>
      {say(CAMPAIGN_STATUS_LABELS[status])}
    </Badge>
  );
}
