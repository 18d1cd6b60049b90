"use server";

import { refresh } from "next/cache";
import { callOffPlanChange, changeBillingDetails, changeOwnPlan } from "#lib/billing";
import { changeBillingDetailsInput, changeOwnPlanInput, planChangeId } from "#lib/billing/schema";
import { serverAction } from "#lib/web";

export const changeBillingDetailsAction = serverAction({
  access: "tenant",
  input: changeBillingDetailsInput,
  async handle({ context, data }) {
    await changeBillingDetails(context, data);
    refresh();
    return "The details are saved. They count for invoices from now on.";
  },
});

const PATH = "/portal/settings/billing";
const DONE = "The plan is changed.";
const PLANNED = "The change is planned. You can call it off until its day.";

export const changeOwnPlanAction = serverAction({
  access: "tenant",
  input: changeOwnPlanInput,
  async handle({ context, data }) {
    const { isDone } = await changeOwnPlan(context, data);
    return { message: isDone ? DONE : PLANNED, goTo: PATH, toldAt: isDone ? `${PATH}?changed=now` : PATH };
  },
});

export const callOffPlanChangeAction = serverAction({
  access: "tenant",
  input: planChangeId,
  async handle({ context, data: { id } }) {
    await callOffPlanChange(context, id);
    // Told where the page is loaded anew: the form is gone with the change.
    const goTo = "/portal/settings/billing";
    return { message: "The change is called off. You stay on your plan.", goTo, toldAt: goTo };
  },
});
