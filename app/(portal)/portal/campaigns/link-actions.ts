"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createLink, dropLink } from "#lib/campaigns";
import { createLinkInput } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

const campaign = { campaignId: z.uuid() };

export const createLinkAction = serverAction({
  access: "tenant",
  input: createLinkInput.extend(campaign),
  async handle({ context, data: { campaignId, ...input } }) {
    const { changes } = await createLink(context, campaignId, input);
    refresh();
    if (changes.length === 0) return "The link is made.";
    return `The link is made. By the house rules: ${changes.map(({ from, to }) => `“${from}” became “${to}”`).join(", ")}.`;
  },
});

export const dropLinkAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid(), ...campaign }),
  async handle({ context, data: { campaignId, id } }) {
    await dropLink(context, campaignId, id);
    refresh();
    return "The link is off the list.";
  },
});
