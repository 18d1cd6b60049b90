"use server";

import { refresh } from "next/cache";
import { choosePrivacy } from "#lib/gamification";
import { privacyInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const choosePrivacyAction = serverAction({
  access: "tenant",
  input: privacyInput,
  async handle({ context, data: { choice } }) {
    await choosePrivacy(context, choice);
    refresh();
    return "Your choice is kept.";
  },
});
