"use server";

import { changeTenantPolicy } from "#lib/identity";
import { policyForm } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

export const changePolicyAction = serverAction({
  access: "tenant",
  input: policyForm,
  isConflictOnPage: true,
  async handle({ context, data }) {
    await changeTenantPolicy(context, data);
    const goTo = "/portal/settings/security";
    return { message: "The rules are changed. They count from everybody’s next request on.", goTo, toldAt: `${goTo}?changed=1` };
  },
});
