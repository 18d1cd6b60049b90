"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addCreativeVersion, commentCreative, createCreative, decideCreative, resolveComment } from "#lib/campaigns";
import { addVersionInput, type CreativeAct, commentInput, createCreativeInput, decideCreativeInput } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const ref = { id: z.uuid(), campaignId: z.uuid() };

const asBase64 = (file: Uint8Array | undefined): string | null => (file ? Buffer.from(file).toString("base64") : null);
const pageOf = (campaignId: string, id: string) => `/portal/campaigns/${campaignId}/creatives/${id}`;

/** For browsers without script: with it the form sends its picture to the API, and sees before whether it is too large. */
export const createCreativeAction = serverAction({
  access: "tenant",
  input: createCreativeInput.omit({ picture: true }).extend({ campaignId: z.uuid() }),
  fileFields: ["picture"],
  async handle({ context, data: { campaignId, ...input }, files }) {
    const { id } = await createCreative(context, campaignId, { ...input, picture: asBase64(files.picture) });
    const goTo = pageOf(campaignId, id);
    return { message: "The creative is added.", goTo, toldAt: goTo };
  },
});

export const addVersionAction = serverAction({
  access: "tenant",
  input: addVersionInput.omit({ picture: true }).extend(ref),
  fileFields: ["picture"],
  async handle({ context, data: { campaignId, id, ...input }, files }) {
    await addCreativeVersion(context, campaignId, id, { ...input, picture: asBase64(files.picture) });
    const goTo = pageOf(campaignId, id);
    return { message: "The version is added.", goTo, toldAt: goTo };
  },
});

const DONE: Record<CreativeAct, string> = {
  submit: "It waits for approval now.",
  withdraw: "It is a draft again.",
  approve: "It is approved.",
  ask_changes: "Changes are asked for. Whoever submitted it is told.",
};

export const decideCreativeAction = serverAction({
  access: "tenant",
  input: decideCreativeInput.extend(ref),
  async handle({ context, data: { id, campaignId, ...input } }) {
    await decideCreative(context, campaignId, id, input);
    refresh();
    return DONE[input.act];
  },
});

export const commentCreativeAction = serverAction({
  access: "tenant",
  input: commentInput.safeExtend(ref),
  async handle({ context, data: { id, campaignId, ...input } }) {
    await commentCreative(context, campaignId, id, input);
    refresh();
    return "Your comment is there.";
  },
});

export const resolveCommentAction = serverAction({
  access: "tenant",
  input: z.strictObject({ ...ref, commentId: z.uuid() }),
  async handle({ context, data: { id, campaignId, commentId } }) {
    await resolveComment(context, campaignId, id, commentId);
    refresh();
    return "The comment is done.";
  },
});
