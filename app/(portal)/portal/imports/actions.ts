"use server";

import { refresh } from "next/cache";
import { cancelImport, dropImport, mapImport, startImport, undoImport } from "#lib/campaigns";
import { importIdInput, mappingInput } from "#lib/campaigns/schema";
import { serverAction } from "#lib/web";

export const mapImportAction = serverAction({
  access: "tenant",
  input: mappingInput,
  async handle({ context, data }) {
    await mapImport(context, data);
    refresh();
    return "The columns are kept. The preview shows what they make of the file.";
  },
});

export const startImportAction = serverAction({
  access: "tenant",
  input: importIdInput,
  async handle({ context, data: { id } }) {
    await startImport(context, id);
    refresh();
    return "The import has begun. You can leave this page.";
  },
});

export const cancelImportAction = serverAction({
  access: "tenant",
  input: importIdInput,
  async handle({ context, data: { id } }) {
    await cancelImport(context, id);
    refresh();
    return "The import is being stopped. What it has written is taken back.";
  },
});

export const undoImportAction = serverAction({
  access: "tenant",
  input: importIdInput,
  async handle({ context, data: { id } }) {
    await undoImport(context, id);
    refresh();
    return "The import is being taken back.";
  },
});

export const dropImportAction = serverAction({
  access: "tenant",
  input: importIdInput,
  async handle({ context, data: { id } }) {
    await dropImport(context, id);
    refresh();
    return "The file is dropped. Nothing was imported.";
  },
});
