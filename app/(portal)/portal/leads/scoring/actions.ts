"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { askForScorecard, changeScoring } from "#lib/crm";
import { changeScoringInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const changeScoringAction = serverAction({
  access: "tenant",
  input: changeScoringInput,
  async handle({ context, data }) {
    await changeScoring(context, data);
    refresh();
    return "Saved. Open leads are scored anew within minutes.";
  },
});

export const makeScorecardAction = serverAction({
  access: "tenant",
  input: z.strictObject({}),
  async handle({ context }) {
    const { state } = await askForScorecard(context);
    refresh();
    return state === "asked"
      ? "A scorecard is being made. Look again in a minute."
      : "There are not enough won and lost leads yet. Your rules go on scoring.";
  },
});
