"use server";

import { refresh } from "next/cache";
import { changeBranding } from "#lib/branding";
import { brandingInput } from "#lib/branding/schema";
import { serverAction } from "#lib/web";

export const changeBrandingAction = serverAction({
  access: "tenant",
  input: brandingInput,
  fileFields: ["logo"],
  canBeUndone: true,
  async handle({ context, data, files, runtime }) {
    await changeBranding(context, data, files.logo ?? null, runtime);
    refresh();
    return "The branding is changed. Everybody in this portal sees it at once.";
  },
});
