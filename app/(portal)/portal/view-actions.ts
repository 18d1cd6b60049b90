"use server";

import { viewActionsOf } from "../../view-actions-of.ts";

/** A tenant's tables that have views. */
const actions = viewActionsOf({
  access: "tenant",
  place: "tenant",
  canBeUndone: false,
  paths: {
    campaigns: /^\/portal\/campaigns$/,
    leads: /^\/portal\/leads$/,
    contacts: /^\/portal\/contacts$/,
    crm_companies: /^\/portal\/companies$/,
    deliveries: /^\/portal\/settings\/webhooks\/[0-9a-f-]{36}$/,
    deals: /^\/portal\/deals\/list$/,
    reports: /^\/portal\/reports$/,
  },
});

export const saveViewAction = actions.save;
export const changeViewAction = actions.change;
export const deleteViewAction = actions.remove;
