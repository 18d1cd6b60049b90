"use server";

import { refresh } from "next/cache";
import { cancelCrmImport, checkCrmImport, mapCrmImport, startCrmImport, undoCrmImport } from "#lib/crm";
import { crmImportIdInput, mapCrmImportInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const mapCrmImportAction = serverAction({
  access: "tenant",
  input: mapCrmImportInput.extend(crmImportIdInput.shape),
  async handle({ context, data: { id, ...mapping } }) {
    await mapCrmImport(context, id, mapping);
    refresh();
    return "The columns are kept, also for your next file.";
  },
});

export const checkCrmImportAction = serverAction({
  access: "tenant",
  input: crmImportIdInput,
  async handle({ context, data: { id } }) {
    await checkCrmImport(context, id);
    refresh();
    return "The file is being tried out. Nothing is written.";
  },
});

export const startCrmImportAction = serverAction({
  access: "tenant",
  input: crmImportIdInput,
  async handle({ context, data: { id } }) {
    await startCrmImport(context, id);
    refresh();
    return "The import has begun. You can leave this page.";
  },
});

export const cancelCrmImportAction = serverAction({
  access: "tenant",
  input: crmImportIdInput,
  async handle({ context, data: { id } }) {
    await cancelCrmImport(context, id);
    refresh();
    return "The import is stopped. What it has written is taken back.";
  },
});

export const undoCrmImportAction = serverAction({
  access: "tenant",
  input: crmImportIdInput,
  async handle({ context, data: { id } }) {
    await undoCrmImport(context, id);
    refresh();
    return "The import is being taken back.";
  },
});
