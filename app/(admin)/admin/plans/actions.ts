"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changePlan } from "#lib/billing";
import { changePlanInput } from "#lib/billing/schema";
import { serverAction } from "#lib/web";

export const changePlanAction = serverAction({
  access: "staff",
  input: changePlanInput.extend({ key: z.string().max(60) }),
  canBeUndone: true,
  async handle({ context, data: { key, ...change } }) {
    const { name } = await changePlan(context, key, change);
    refresh();
    return `${name} is changed.`;
  },
});
