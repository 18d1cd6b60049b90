import { inTenant, once, requirePermission, requireUser, type TenantContext, type UserContext } from "#lib/access";
import { beginDraft, type Draft, type DraftKind, discardDraft, getDraft, listDrafts, saveDraft } from "#lib/drafts";
import { sha256 } from "#lib/platform/crypto";
import { conflict, isAppError, notFound } from "#lib/platform/errors";
import { createIn } from "./create-campaign.ts";
import { type CampaignDraft, campaignDraft, type DraftRef, missingSteps, planOfDraft } from "./draft-shapes.ts";

/** Drafts are of a person, and so of a person in one portal. */
const kindOf = ({ tenant }: TenantContext): DraftKind<typeof campaignDraft> => ({ key: `campaign:${tenant.id}`, shape: campaignDraft });

function mayCreate(context: TenantContext): UserContext {
  requirePermission(context, "campaign.create");
  return requireUser(context);
}

/** One's own campaigns that are not created yet, the latest first. @throws `forbidden` */
export async function listCampaignDrafts(context: TenantContext): Promise<Draft<CampaignDraft>[]> {
  return listDrafts(mayCreate(context), kindOf(context));
}

/** @throws `forbidden`, `not_found` */
export async function getCampaignDraft(context: TenantContext, id: string): Promise<Draft<CampaignDraft>> {
  return getDraft(mayCreate(context), kindOf(context), id);
}

/** Keeps the first answers as a new draft. @returns its id. @throws `forbidden`, `conflict` for more than twenty */
export async function beginCampaignDraft(context: TenantContext, first: CampaignDraft): Promise<string> {
  return beginDraft(mayCreate(context), kindOf(context), first);
}

/** Keeps a step. @throws as above, and `conflict` when another tab has changed the draft */
export async function keepCampaignStep(context: TenantContext, ref: DraftRef, step: CampaignDraft): Promise<void> {
  await saveDraft(mayCreate(context), kindOf(context), ref, step);
}

/** @throws `forbidden`, `not_found` */
export async function discardCampaignDraft(context: TenantContext, id: string): Promise<void> {
  await discardDraft(mayCreate(context), kindOf(context), id);
}

/**
 * Makes of a draft the campaign that it says, and throws the draft away. However often it is sent, one draft makes one campaign, and
 * each sender gets that one. @returns its id
 * @throws `forbidden`, `not_found`; `conflict` when the draft was changed since, is not answered, or the plan has no place left
 */
export async function createFromDraft(context: TenantContext, { id, version }: DraftRef): Promise<{ id: string }> {
  const person = mayCreate(context);
  const draft = await getDraft(person, kindOf(context), id).catch(nullWhenGone);
  const made = await inTenant(context, (tx) =>
    once({ ...context, idempotency: { key: `draft:${id}`, requestHash: sha256(id) } }, tx, async () => {
      if (!draft) throw notFound("This draft");
      if (draft.version !== version)
        throw conflict("This draft was changed meanwhile, in another tab or on another device. Look at it again before you go on.");
      const { plan, problems } = planOfDraft(draft.data);
      if (missingSteps(draft.data).length > 0) throw conflict("Answer every step first.");
      if (!plan) throw conflict(problems[0]?.message ?? "What you answered does not go together.");
      return createIn(context, tx, plan, { kind: "created" });
    }),
  );
  // The key above holds that it was made: a draft that outlives this makes nothing again.
  if (draft) await discardDraft(person, kindOf(context), id).catch(nullWhenGone);
  return made;
}

function nullWhenGone(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}
