"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeDeal, createDeal, deleteDeal, moveDeal } from "#lib/crm";
import { asWritten, changeDealCall, createDealInput, fromForm, moveDealInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

const id = z.uuid();

export const createDealAction = serverAction({
  access: "tenant",
  input: fromForm(createDealInput),
  read: asWritten({ amounts: ["amount"] }),
  async handle({ context, data }) {
    const deal = await createDeal(context, data);
    redirect(`/portal/deals/${deal.id}`);
  },
});

export const changeDealAction = serverAction({
  access: "tenant",
  input: fromForm(changeDealCall.extend({ id })),
  read: asWritten({ amounts: ["amount"] }),
  async handle({ context, data: { id: dealId, ...change } }) {
    await changeDeal(context, dealId, change);
    const goTo = `/portal/deals/${dealId}`;
    return { message: "The deal is changed.", goTo, toldAt: goTo };
  },
});

export const moveDealAction = serverAction({
  access: "tenant",
  input: moveDealInput.extend({ id }),
  async handle({ context, data: { id: dealId, ...move } }) {
    await moveDeal(context, dealId, move);
    refresh();
    return "The deal is moved.";
  },
});

export const deleteDealAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id, version: z.coerce.number().int().min(1) }),
  async handle({ context, data: { id: dealId, version } }) {
    await deleteDeal(context, dealId, { version });
    // By the server: its page is gone as soon as others hear of it, and the form with it.
    redirect("/portal/deals");
  },
});
