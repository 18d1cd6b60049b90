"use server";

import { createCustomAchievement } from "#lib/gamification";
import { createCustomForm } from "#lib/gamification/schema";
import { addressOf, serverAction } from "#lib/web";

const PATH = "/portal/achievements";

export const createCustomAction = serverAction({
  access: "tenant",
  input: createCustomForm,
  async handle({ context, data }) {
    const { content } = await createCustomAchievement(context, data);
    const place = { surface: content.surface };
    const message = `“${content.name}” counts from now on.`;
    return { message, goTo: addressOf(PATH, place), toldAt: addressOf(PATH, { ...place, made: "1" }) };
  },
});
