"use server";

import { refresh } from "next/cache";
import { changeLevels } from "#lib/gamification";
import { changeLevelsInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const changeLevelsAction = serverAction({
  access: "staff",
  input: changeLevelsInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeLevels(context, data);
    refresh();
    return "The levels are saved. Privileges follow within moments.";
  },
});
