import type { CampaignType, Channel } from "../kinds.ts";
import { type BuiltInTemplate, type TemplatePlan, templatePlan } from "./schema.ts";

/** Days that such a campaign runs. */
interface BuiltIn {
  days: number | null;
  plan: TemplatePlan;
}

const planOf = (type: CampaignType, channels: Channel[], audience: Record<string, unknown> = {}): TemplatePlan =>
  templatePlan.parse({ type, budget: { channels: channels.map((channel) => ({ channel })) }, audience, landingUrl: "" });

/** Templates that every portal has. They suggest what is for and where it runs; what it costs is for whoever plans. */
export const BUILT_IN: Readonly<Record<BuiltInTemplate, BuiltIn>> = {
  lead_generation: { days: 56, plan: planOf("lead_generation", ["google_ads", "linkedin", "content"]) },
  launch: { days: 28, plan: planOf("launch", ["email", "facebook", "instagram", "youtube"]) },
  retargeting: { days: 28, plan: planOf("retargeting", ["google_ads", "facebook"]) },
  newsletter: { days: null, plan: planOf("retention", ["email"]) },
};
