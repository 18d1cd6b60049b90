"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeDunningPolicy, noteCase, pauseCase, recordPayment, resumeCase, sendNextReminder } from "#lib/dunning";
import { caseId, caseVersion, changePolicyInput, noteInput, pauseInput } from "#lib/dunning/schema";
import { serverAction } from "#lib/web";

const seenCase = caseVersion.extend(caseId.shape);

export const sendNextReminderAction = serverAction({
  access: "staff",
  input: seenCase,
  async handle({ context, data: { id, version }, runtime }) {
    await sendNextReminder(context, id, version, runtime);
    refresh();
    return "The reminder is sent.";
  },
});

export const pauseCaseAction = serverAction({
  access: "staff",
  input: pauseInput.extend(caseId.shape),
  canBeUndone: true,
  async handle({ context, data: { id, ...input } }) {
    await pauseCase(context, id, input);
    refresh();
    return "The case is paused.";
  },
});

export const resumeCaseAction = serverAction({
  access: "staff",
  input: seenCase,
  async handle({ context, data: { id, version } }) {
    await resumeCase(context, id, version);
    refresh();
    return "The case goes on.";
  },
});

export const noteCaseAction = serverAction({
  access: "staff",
  input: noteInput.extend(caseId.shape),
  async handle({ context, data: { id, text } }) {
    await noteCase(context, id, text);
    refresh();
    return "The note is saved.";
  },
});

export const recordPaymentAction = serverAction({
  access: "staff",
  input: caseId,
  async handle({ context, data: { id } }) {
    await recordPayment(context, id);
    redirect(`/admin/plans/dunning/${id}?paid=1`);
  },
});

export const changeDunningPolicyAction = serverAction({
  access: "staff",
  input: changePolicyInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeDunningPolicy(context, data);
    refresh();
    return "The steps are saved.";
  },
});
