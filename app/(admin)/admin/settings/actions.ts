"use server";

import { refresh } from "next/cache";
import { changeAnnouncement, changeInvoicing, changeLimits, changeMaintenance, changeProduct, changeRegistration } from "#lib/settings";
import { announcementInput, invoicingInput, limitsInput, maintenanceInput, productInput, registrationInput } from "#lib/settings/schema";
import { serverAction } from "#lib/web";

const MAINTENANCE_DONE = {
  off: "The portal is open to everybody.",
  now: "Maintenance is on: everybody but staff is locked out.",
  planned: "The maintenance is planned, and everybody is told of it.",
};

export const changeMaintenanceAction = serverAction({
  access: "staff",
  input: maintenanceInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeMaintenance(context, data);
    refresh();
    return MAINTENANCE_DONE[data.mode];
  },
});

export const changeAnnouncementAction = serverAction({
  access: "staff",
  input: announcementInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeAnnouncement(context, data);
    refresh();
    return data.text === "" ? "Nothing is announced any more." : "The announcement is changed, for everybody at once.";
  },
});

export const changeRegistrationAction = serverAction({
  access: "staff",
  input: registrationInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeRegistration(context, data);
    refresh();
    return data.isOpen ? "Companies can register." : "People come in by invitation only.";
  },
});

export const changeInvoicingAction = serverAction({
  access: "staff",
  input: invoicingInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeInvoicing(context, data);
    refresh();
    return "It is saved, for invoices from now on.";
  },
});

export const changeLimitsAction = serverAction({
  access: "staff",
  input: limitsInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeLimits(context, data);
    refresh();
    return "The limits are changed. They count from now on, for what is new.";
  },
});

export const changeProductAction = serverAction({
  access: "staff",
  input: productInput,
  canBeUndone: true,
  async handle({ context, data }) {
    await changeProduct(context, data);
    refresh();
    return "The product’s name and its help are changed everywhere.";
  },
});
