import type { ImportSettings } from "./import-schema.ts";
import type { KeptCampaign, KnownKeys } from "./known-keys.ts";
import type { ReadRow } from "./read-row.ts";

/** Whether a line that was understood can be kept: its campaign, and the currency of it. @returns the campaign, null for a new one */
export function judgeRow(
  { campaignKey, campaignName, currency }: ReadRow,
  known: KnownKeys,
  { createCampaigns }: ImportSettings,
): { campaign: KeptCampaign | null } | { problem: string } {
  const campaign = known.find(campaignKey, campaignName);
  if (!campaign) return createCampaigns ? { campaign: null } : { problem: "There is no such campaign." };
  if (campaign.currency !== currency) return { problem: `The campaign is kept in ${campaign.currency}, and this line is in ${currency}.` };
  return { campaign };
}
