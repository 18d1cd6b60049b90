"use server";

import { refresh } from "next/cache";
import { addCost, removeCost } from "#lib/billing";
import { addCostInput, removeCostInput } from "#lib/billing/schema";
import { serverAction } from "#lib/web";

export const addCostAction = serverAction({
  access: "staff",
  input: addCostInput,
  async handle({ context, data }) {
    await addCost(context, data);
    refresh();
    return "The cost is entered.";
  },
});

export const removeCostAction = serverAction({
  access: "staff",
  input: removeCostInput,
  async handle({ context, data }) {
    await removeCost(context, data.id);
    refresh();
    return "The cost is removed.";
  },
});
