"use server";

import { mergeRecords, partRecords, sayNotDuplicate } from "#lib/crm";
import { fromForm, mergeIdInput, mergeInput, pairInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const LISTS = { lead: "/portal/leads", contact: "/portal/contacts", company: "/portal/companies" } as const;

export const mergeRecordsAction = serverAction({
  access: "tenant",
  input: fromForm(mergeInput),
  async handle({ context, data }) {
    const { survivorId } = await mergeRecords(context, data);
    const goTo = `${LISTS[data.kind]}/${survivorId}`;
    return { message: "The two are one now. For thirty days you can part them again.", goTo, toldAt: goTo };
  },
});

export const sayNotDuplicateAction = serverAction({
  access: "tenant",
  input: pairInput,
  async handle({ context, data }) {
    await sayNotDuplicate(context, data);
    const goTo = `/portal/leads/duplicates?kind=${data.kind}`;
    return { message: "This pair is not shown again.", goTo, toldAt: "/portal/leads/duplicates" };
  },
});

export const partRecordsAction = serverAction({
  access: "tenant",
  input: mergeIdInput,
  async handle({ context, data: { id } }) {
    const { kind, fieldsLeft, movedLeft } = await partRecords(context, id);
    const isWhole = fieldsLeft.length === 0 && Object.keys(movedLeft).length === 0;
    const message = isWhole ? "The two are parted, each as it was." : "The two are parted. What was changed since stays with the one that stayed.";
    return { message, goTo: `/portal/leads/duplicates?kind=${kind}`, toldAt: "/portal/leads/duplicates" };
  },
});
