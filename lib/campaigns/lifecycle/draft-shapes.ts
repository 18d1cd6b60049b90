import { z } from "zod";
import { agesInOrder, campaignPlan, daysInOrder, planFields, sharesFit } from "./schema.ts";

/** The steps of a new campaign, in their order. Each is kept as it is answered. */
export const CAMPAIGN_STEPS = ["basics", "budget", "audience", "links", "review"] as const;
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number];
export const ANSWERED_STEPS = ["basics", "budget", "audience", "links"] as const;
export type AnsweredStep = (typeof ANSWERED_STEPS)[number];

const pick = <Key extends keyof typeof planFields>(...keys: Key[]) =>
  // The keys are those of the fields.
  z.strictObject(Object.fromEntries(keys.map((key) => [key, planFields[key]])) as Pick<typeof planFields, Key>);

/** What each step asks. */
export const stepShapes = {
  basics: pick("name", "type", "ownerId", "startsOn", "endsOn"),
  budget: pick("budget", "channels"),
  audience: pick(
    ...(["audienceWho", "audienceWhere", "audienceInterests", "audienceAgeFrom", "audienceAgeTo"] as const),
    ...(["goalImpressions", "goalClicks", "goalConversions", "goalRevenue"] as const),
  ),
  links: pick("landingUrl", "utmCampaign"),
} as const;

/** A campaign that somebody plans and did not create yet: the steps that are answered. */
export const campaignDraft = z.object({
  basics: stepShapes.basics.optional(),
  budget: stepShapes.budget.optional(),
  audience: stepShapes.audience.optional(),
  links: stepShapes.links.optional(),
});
export type CampaignDraft = z.infer<typeof campaignDraft>;

export const draftRef = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) });
export type DraftRef = z.infer<typeof draftRef>;

/** What the form of each step sends: what does not fit together is told there, not only at the end. The first one begins a draft. */
export const stepInputs = {
  begin: stepShapes.basics.superRefine(daysInOrder),
  basics: stepShapes.basics.extend(draftRef.shape).superRefine(daysInOrder),
  budget: stepShapes.budget.extend(draftRef.shape).superRefine(sharesFit),
  audience: stepShapes.audience.extend(draftRef.shape).superRefine(agesInOrder),
  links: stepShapes.links.extend(draftRef.shape),
} as const;

/** The steps that are not answered yet. */
export const missingSteps = (draft: CampaignDraft): AnsweredStep[] => ANSWERED_STEPS.filter((step) => draft[step] === undefined);

/** The plan that a draft's answers make together, or what is wrong between them and at which step. */
export function planOfDraft(draft: CampaignDraft) {
  const parsed = campaignPlan.safeParse({ ...draft.basics, ...draft.budget, ...draft.audience, ...draft.links });
  if (parsed.success) return { plan: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(({ path, message }) => ({ step: stepOf(String(path[0])), message }));
  return { plan: null, problems };
}

const stepOf = (field: string): AnsweredStep => ANSWERED_STEPS.find((step) => field in stepShapes[step].shape) ?? "basics";
