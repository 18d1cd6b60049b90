"use server";

import { refresh } from "next/cache";
import { closeReferral, generateReferral } from "#lib/gamification";
import { codeInput, generateReferralInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const generateReferralAction = serverAction({
  access: "tenant",
  input: generateReferralInput,
  async handle({ context, data, runtime }) {
    const { code } = await generateReferral(context, data, runtime.config.publicUrl);
    refresh();
    return `Code ${code} is yours.`;
  },
});

export const closeReferralAction = serverAction({
  access: "tenant",
  input: codeInput,
  async handle({ context, data: { code } }) {
    await closeReferral(context, code);
    refresh();
    return `Code ${code} is closed.`;
  },
});
