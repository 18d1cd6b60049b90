"use server";

import { refresh } from "next/cache";
import { chooseTakingPart } from "#lib/gamification";
import { companyChoiceInput } from "#lib/gamification/schema";
import { changeIndustry } from "#lib/tenancy";
import { industryInput } from "#lib/tenancy/schema";
import { serverAction } from "#lib/web";

export const chooseTakingPartAction = serverAction({
  access: "tenant",
  input: companyChoiceInput,
  async handle({ context, data: { choice } }) {
    await chooseTakingPart(context, choice);
    refresh();
    return choice === "none" ? "Your company is on no board any more." : "Your company takes part. It is ranked within a minute or two.";
  },
});

export const changeIndustryAction = serverAction({
  access: "tenant",
  input: industryInput,
  async handle({ context, data: { industry } }) {
    await changeIndustry(context, industry);
    refresh();
    return "The industry is saved. Ranks follow within a minute or two.";
  },
});
