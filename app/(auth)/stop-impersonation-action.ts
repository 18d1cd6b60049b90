"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionCookies, stopImpersonation } from "#lib/identity";
import { serverAction } from "#lib/web";
import { homeOf, setCookies } from "./enter.ts";

export const stopImpersonationAction = serverAction({
  access: "user",
  allowsReadOnly: true,
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    const { actor, tenant } = context;
    // It may have ended by itself since the page was made: one is oneself already.
    if (!actor.impersonator) redirect(homeOf(actor.platformRole !== null));
    await setCookies(await sessionCookies(runtime, await stopImpersonation(context, runtime)));
    redirect(tenant ? `/admin/tenants/${tenant.id}` : homeOf(true));
  },
});
