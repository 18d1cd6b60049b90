"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { askForErasure, askForExport, callOffErasure } from "#lib/privacy";
import { eraseMeInput } from "#lib/privacy/schema";
import { serverAction } from "#lib/web";

const nothing = z.strictObject({});

export const askForExportAction = serverAction({
  access: "user",
  input: nothing,
  async handle({ context, runtime }) {
    await askForExport(context, runtime);
    refresh();
    return "The copy is being made. A mail tells you when it is ready.";
  },
});

export const askForErasureAction = serverAction({
  access: "user",
  input: eraseMeInput,
  async handle({ context, data, runtime }) {
    await askForErasure(context, data, runtime);
    refresh();
    return "Your account will be erased in 14 days. Until then you can call it off here.";
  },
});

export const callOffErasureAction = serverAction({
  access: "user",
  input: nothing,
  async handle({ context }) {
    await callOffErasure(context);
    refresh();
    return "Called off: your account stays.";
  },
});
