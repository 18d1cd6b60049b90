"use server";

import { refresh } from "next/cache";
import { askForExport, cancelExport } from "#lib/crm";
import { askForExportByHand, exportIdInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const askForExportAction = serverAction({
  access: "tenant",
  input: askForExportByHand,
  async handle({ context, data }) {
    await askForExport(context, data);
    refresh();
    return "Your file is being made. You are told when it is ready.";
  },
});

export const cancelExportAction = serverAction({
  access: "tenant",
  input: exportIdInput,
  async handle({ context, data: { id } }) {
    await cancelExport(context, id);
    refresh();
    return "The file is called off.";
  },
});
