"use server";

import { redirect } from "next/navigation";
import { sessionCookies, startImpersonation } from "#lib/identity";
import { startImpersonationInput } from "#lib/identity/schema";
import { serverAction } from "#lib/web";
import { setCookies } from "../../../../../(auth)/enter.ts";

export const startImpersonationAction = serverAction({
  access: "staff",
  input: startImpersonationInput,
  async handle({ context, data, runtime }) {
    const { session } = await startImpersonation(context, data, runtime);
    await setCookies(await sessionCookies(runtime, session));
    redirect("/portal");
  },
});
