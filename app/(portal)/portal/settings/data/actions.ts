"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { askForOwnDeletion, askForOwnExport, callOffOwnDeletion, cancelOwnExport } from "#lib/lifecycle";
import { DELETION_GRACE_DAYS, deletionInput } from "#lib/lifecycle/schema";
import { serverAction } from "#lib/web";

export const askForOwnExportAction = serverAction({
  access: "tenant",
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    await askForOwnExport(context, runtime);
    refresh();
    return "The export is being made. You can stay, or come back.";
  },
});

export const cancelOwnExportAction = serverAction({
  access: "tenant",
  input: z.strictObject({ exportId: z.uuid() }),
  async handle({ context, data: { exportId } }) {
    await cancelOwnExport(context, exportId);
    refresh();
    return "The export is called off.";
  },
});

export const askForOwnDeletionAction = serverAction({
  access: "tenant",
  input: deletionInput,
  async handle({ context, data }) {
    await askForOwnDeletion(context, data);
    refresh();
    return `The portal will be deleted in ${DELETION_GRACE_DAYS} days. Until then everything works as before.`;
  },
});

export const callOffOwnDeletionAction = serverAction({
  access: "tenant",
  input: z.strictObject({}),
  async handle({ context }) {
    await callOffOwnDeletion(context);
    refresh();
    return "The deletion is called off. Nothing is gone.";
  },
});
