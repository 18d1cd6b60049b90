"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { commentCreative, decideCreative, resolveComment } from "#lib/campaigns";
import { type CreativeAct, commentInput, decideCreativeInput } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const ref = { id: z.uuid(), campaignId: z.uuid() };

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
