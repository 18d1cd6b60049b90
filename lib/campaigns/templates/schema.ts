import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { CAMPAIGN_TYPES, CHANNELS } from "../kinds.ts";
import { stepShapes } from "../lifecycle/draft-shapes.ts";

export const BUILT_IN_TEMPLATES = ["lead_generation", "launch", "retargeting", "newsletter"] as const;
export type BuiltInTemplate = (typeof BUILT_IN_TEMPLATES)[number];
export const MOST_TEMPLATES = 50;

const name = trimmedText().min(1, "Enter a name.").max(120, "Use at most 120 characters.");

/** What a template holds of a plan: all but its name, its days and who looks after it. Links get a name of their own each time. */
export const templatePlan = z.object({
  type: stepShapes.basics.shape.type,
  budget: stepShapes.budget,
  audience: stepShapes.audience,
  landingUrl: stepShapes.links.shape.landingUrl,
});
export type TemplatePlan = z.infer<typeof templatePlan>;

export const saveTemplateInput = z.strictObject({ campaignId: z.uuid("Choose a campaign."), name: name.meta({ example: "Spring offers" }) });
export type SaveTemplateInput = z.infer<typeof saveTemplateInput>;

/** A built-in one by its key, or one's own by its id; `name` is what the campaign is called at first. */
export const useTemplateInput = z.strictObject({ template: z.union([z.enum(BUILT_IN_TEMPLATES), z.uuid()], "Choose a template."), name });
export type UseTemplateInput = z.infer<typeof useTemplateInput>;

export const campaignTemplate = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(CAMPAIGN_TYPES),
  channels: z.array(z.enum(CHANNELS)),
  /** How many days such a campaign runs; null for until it is completed. */
  days: z.int().nullable(),
  createdAt: z.iso.datetime(),
});
export type CampaignTemplate = z.infer<typeof campaignTemplate>;
export const templateList = z.object({ templates: z.array(campaignTemplate) });
