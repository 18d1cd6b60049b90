"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { requirePermission, type StaffContext } from "#lib/access";
import { confirmEntry, importStatement, reopenEntry, setEntryAside } from "#lib/billing";
import { confirmEntryInput, csvMapping, entryReasonInput, type ImportedStatement } from "#lib/billing/schema";
import { invalid } from "#lib/platform/errors";
import { serverAction } from "#lib/web";

const LIST = "/admin/invoices/statements";
const byId = z.object({ id: z.uuid() }).shape;

export const importStatementAction = serverAction({
  access: "staff",
  input: z.strictObject({}),
  fileFields: ["file"],
  async handle({ context, files }) {
    const read = await importStatement(context, chosen(context, files.file));
    refresh();
    return told(read);
  },
});

export const importCsvAction = serverAction({
  access: "staff",
  input: csvMapping,
  fileFields: ["csvFile"],
  async handle({ context, data, files }) {
    const read = await importStatement(context, chosen(context, files.csvFile, "csvFile"), data);
    refresh();
    return told(read);
  },
});

export const confirmEntryAction = serverAction({
  access: "staff",
  input: confirmEntryInput.extend(byId),
  async handle({ context, data: { id, ...input } }) {
    await confirmEntry(context, id, input);
    return onList("The payment is recorded.");
  },
});

export const setEntryAsideAction = serverAction({
  access: "staff",
  input: entryReasonInput.extend(byId),
  async handle({ context, data: { id, ...input } }) {
    await setEntryAside(context, id, input);
    return onList("The entry is set aside.");
  },
});

export const reopenEntryAction = serverAction({
  access: "staff",
  input: entryReasonInput.extend(byId),
  async handle({ context, data: { id, ...input } }) {
    await reopenEntry(context, id, input);
    return onList("The entry is open again.");
  },
});

/** @throws `forbidden` first, so that nobody is asked for a file in vain; `invalid` where none was chosen */
function chosen(context: StaffContext, file: Uint8Array | undefined, path = "file"): Uint8Array {
  requirePermission(context, "billing.manage");
  if (!file) throw invalid("Some fields need attention.", [{ path, message: "Choose a file." }]);
  return file;
}

/** Told on the list of what is open, loaded anew: what was done takes its form away. */
const onList = (message: string) => ({ message, goTo: LIST, toldAt: LIST });

const told = ({ added, recorded }: ImportedStatement) => `The statement is read: ${added} new payments, ${recorded} of them recorded.`;
