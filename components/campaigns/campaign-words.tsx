import { useSay } from "#components/format/words";
import type { CampaignListItem } from "#lib/campaigns/schema";
import { Badge } from "../ui/badge.tsx";
import { STATUS_TONES } from "./status-tones.ts";

export { CHANNEL_LABELS } from "#lib/campaigns/schema";

type Status = CampaignListItem["status"];

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
