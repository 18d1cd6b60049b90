"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  beginCampaignDraft,
  changeCampaign,
  createFromDraft,
  discardCampaignDraft,
  duplicateCampaign,
  keepCampaignStep,
  moveCampaign,
} from "#lib/campaigns";
import {
  type CampaignAct,
  type CampaignStep,
  changeCampaignInput,
  draftRef,
  duplicateCampaignInput,
  moveCampaignInput,
  planOfForm,
  stepInputs,
} from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const PATH = "/portal/campaigns";
const stepPath = (id: string, step: CampaignStep) => `${PATH}/new/${id}/${step}`;

export const beginCampaignAction = serverAction({
  access: "tenant",
  input: stepInputs.begin,
  async handle({ context, data }) {
    redirect(stepPath(await beginCampaignDraft(context, { basics: data }), "budget"));
  },
});

export const keepBasicsAction = serverAction({
  access: "tenant",
  input: stepInputs.basics,
  async handle({ context, data: { id, version, ...basics } }) {
    await keepCampaignStep(context, { id, version }, { basics });
    redirect(stepPath(id, "budget"));
  },
});

export const keepBudgetAction = serverAction({
  access: "tenant",
  input: z.preprocess(planOfForm, stepInputs.budget),
  async handle({ context, data: { id, version, ...budget } }) {
    await keepCampaignStep(context, { id, version }, { budget });
    redirect(stepPath(id, "audience"));
  },
});

export const keepAudienceAction = serverAction({
  access: "tenant",
  input: stepInputs.audience,
  async handle({ context, data: { id, version, ...audience } }) {
    await keepCampaignStep(context, { id, version }, { audience });
    redirect(stepPath(id, "links"));
  },
});

export const keepLinksAction = serverAction({
  access: "tenant",
  input: stepInputs.links,
  async handle({ context, data: { id, version, ...links } }) {
    await keepCampaignStep(context, { id, version }, { links });
    redirect(stepPath(id, "review"));
  },
});

export const discardCampaignDraftAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data }) {
    await discardCampaignDraft(context, data.id);
    refresh();
    return "The draft is gone.";
  },
});

export const createCampaignAction = serverAction({
  access: "tenant",
  input: draftRef,
  async handle({ context, data }) {
    const { id } = await createFromDraft(context, data);
    // The draft is gone, and news may reload its page before the answer is there: what is not in that page any more goes nowhere.
    redirect(`${PATH}/${id}`);
  },
});

export const changeCampaignAction = serverAction({
  access: "tenant",
  input: z.preprocess(planOfForm, changeCampaignInput.safeExtend({ id: z.uuid() })),
  canBeUndone: true,
  async handle({ context, data: { id, ...change } }) {
    const campaign = await changeCampaign(context, id, change);
    const goTo = `${PATH}/${campaign.id}`;
    return { message: "The changes are saved.", goTo, toldAt: `${goTo}?changed=1` };
  },
});

const DONE: Record<CampaignAct, string> = {
  schedule: "The campaign is scheduled.",
  unschedule: "The campaign is off the schedule, and a draft again.",
  launch: "The campaign is live.",
  pause: "The campaign is paused.",
  resume: "The campaign runs again.",
  complete: "The campaign is completed.",
  archive: "The campaign is in the archive.",
  restore: "The campaign is out of the archive.",
};

export const moveCampaignAction = serverAction({
  access: "tenant",
  input: moveCampaignInput.extend({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id, ...input } }) {
    await moveCampaign(context, id, input);
    refresh();
    return DONE[input.act];
  },
});

export const duplicateCampaignAction = serverAction({
  access: "tenant",
  input: duplicateCampaignInput.extend({ id: z.uuid() }),
  async handle({ context, data: { id, ...input } }) {
    const campaign = await duplicateCampaign(context, id, input);
    const goTo = `${PATH}/${campaign.id}/edit`;
    return { message: "This is the copy, as a draft.", goTo, toldAt: `${goTo}?created=1` };
  },
});
