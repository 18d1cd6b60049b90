"use server";

import { refresh } from "next/cache";
import { changeForm, changeFormByHand, createForm, createFormByHand, reviewSubmission } from "#lib/crm";
import { reviewSubmissionInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const createFormAction = serverAction({
  access: "tenant",
  input: createFormByHand,
  async handle({ context, data }) {
    const { id } = await createForm(context, data);
    const goTo = `/portal/forms/${id}`;
    return { message: "Form made. Put it on your site.", goTo, toldAt: goTo };
  },
});

export const changeFormAction = serverAction({
  access: "tenant",
  input: changeFormByHand,
  async handle({ context, data: { id, ...input } }) {
    await changeForm(context, id, input);
    refresh();
    return "Form saved.";
  },
});

export const reviewSubmissionAction = serverAction({
  access: "tenant",
  input: reviewSubmissionInput,
  async handle({ context, data }) {
    await reviewSubmission(context, data);
    refresh();
    return data.act === "process" ? "A lead is made of it." : "It is held to be spam, and kept.";
  },
});
