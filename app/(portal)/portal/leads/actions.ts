"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { assignLead, changeLead, convertLead, createLead, deleteLead, setFollowUp, setLeadStatus } from "#lib/crm";
import {
  assignLeadInput,
  asWritten,
  changeLeadCall,
  convertLeadInput,
  createLeadInput,
  fromForm,
  setFollowUpInput,
  setLeadStatusInput,
} from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const id = z.uuid();

export const createLeadAction = serverAction({
  access: "tenant",
  input: fromForm(createLeadInput.safeExtend({ meantTwin: z.string().max(254).default("") })),
  read: asWritten({ times: ["nextFollowUpAt"], amounts: ["budget"] }),
  async handle({ context, data: { meantTwin, ...entered } }) {
    const lead = await createLead(context, entered, { meantTwin });
    redirect(`/portal/leads/${lead.id}`);
  },
});

export const changeLeadAction = serverAction({
  access: "tenant",
  input: fromForm(changeLeadCall.safeExtend({ id })),
  read: asWritten({ amounts: ["budget"] }),
  async handle({ context, data: { id: leadId, ...change } }) {
    await changeLead(context, leadId, change);
    const goTo = `/portal/leads/${leadId}`;
    return { message: "The lead is changed.", goTo, toldAt: goTo };
  },
});

export const setLeadStatusAction = serverAction({
  access: "tenant",
  input: setLeadStatusInput.safeExtend({ id }),
  async handle({ context, data: { id: leadId, ...input } }) {
    await setLeadStatus(context, leadId, input);
    refresh();
    return "The status is set.";
  },
});

export const assignLeadAction = serverAction({
  access: "tenant",
  input: assignLeadInput.extend({ id }),
  async handle({ context, data: { id: leadId, ...input } }) {
    const { ownerName } = await assignLead(context, leadId, input);
    refresh();
    return ownerName === null ? "The lead belongs to nobody now." : `The lead belongs to ${ownerName} now.`;
  },
});

export const setFollowUpAction = serverAction({
  access: "tenant",
  input: setFollowUpInput.extend({ id }),
  read: asWritten({ times: ["nextFollowUpAt"] }),
  async handle({ context, data: { id: leadId, ...input } }) {
    await setFollowUp(context, leadId, input);
    refresh();
    return "The next contact is planned.";
  },
});

export const convertLeadAction = serverAction({
  access: "tenant",
  input: convertLeadInput.extend({ id }),
  read: asWritten({ amounts: ["amount"] }),
  async handle({ context, data: { id: leadId, ...input } }) {
    const { dealId } = await convertLead(context, leadId, input);
    // By the server: the page is brought up to date at once, and takes the form that would go on away.
    redirect(`/portal/deals/${dealId}`);
  },
});

export const deleteLeadAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id, version: z.coerce.number().int().min(1) }),
  async handle({ context, data: { id: leadId, version } }) {
    await deleteLead(context, leadId, { version });
    return { message: "The lead is deleted.", goTo: "/portal/leads", toldAt: "/portal/leads" };
  },
});
