"use server";

import { refresh } from "next/cache";
import { cancelSeason, planSeason } from "#lib/gamification";
import { planSeasonInput, seasonIdInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const planSeasonAction = serverAction({
  access: "staff",
  input: planSeasonInput,
  async handle({ context, data }) {
    const { name } = await planSeason(context, data);
    refresh();
    return `“${name}” is planned.`;
  },
});

export const cancelSeasonAction = serverAction({
  access: "staff",
  input: seasonIdInput,
  async handle({ context, data: { id } }) {
    const { name } = await cancelSeason(context, id);
    refresh();
    return `“${name}” is cancelled.`;
  },
});
