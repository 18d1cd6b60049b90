"use server";

import { viewActionsOf } from "../../view-actions-of.ts";

/** The operator's tables that have views. */
const actions = viewActionsOf({
  access: "staff",
  place: "staff",
  canBeUndone: true,
  paths: {
    tenants: /^\/admin\/tenants$/,
    people: /^\/admin\/people$/,
    mail: /^\/admin\/mail$/,
    runs: /^\/admin\/jobs\/[A-Za-z0-9_.-]+$/,
    deliveries: /^\/admin\/integrations\/[0-9a-f-]{36}$/,
  },
});

export const saveViewAction = actions.save;
export const changeViewAction = actions.change;
export const deleteViewAction = actions.remove;
