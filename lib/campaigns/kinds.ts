export const CAMPAIGN_STATUSES = ["draft", "scheduled", "active", "paused", "completed", "archived"] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];
export const CAMPAIGN_TYPES = ["lead_generation", "awareness", "retargeting", "launch", "traffic", "engagement", "sales", "retention"] as const;
export type CampaignType = (typeof CAMPAIGN_TYPES)[number];
export const CHANNELS = ["email", "linkedin", "google_ads", "facebook", "instagram", "x", "tiktok", "youtube", "content"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels, as people and the channels themselves write them; said in the reader's language. */
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
