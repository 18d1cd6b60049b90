"use server";

import { refresh } from "next/cache";
import { changeTenantPolicy } from "#lib/identity";
import { policyForm } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

export const changePolicyAction = serverAction({
  access: "tenant",
  input: policyForm,
  async handle({ context, data }) {
    await changeTenantPolicy(context, data);
    refresh();
    return "The rules are changed. They count from everybody’s next request on.";
  },
});
