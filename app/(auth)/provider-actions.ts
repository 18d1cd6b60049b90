"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { beginProviderSignIn, findCompanyProvider } from "#lib/identity";
import { companySignInInput } from "#lib/identity/schema";
import { ownPath, serverAction } from "#lib/web";
import { setCookies } from "./enter.ts";

export const beginProviderSignInAction = serverAction({
  access: "public",
  input: z.strictObject({ id: z.uuid(), next: ownPath }),
  async handle({ context, data: { id, next }, runtime }) {
    const { to, cookies } = await beginProviderSignIn(context, id, next ?? null, runtime);
    await setCookies(cookies);
    redirect(to);
  },
});

export const companySignInAction = serverAction({
  access: "public",
  input: companySignInInput.extend({ next: ownPath }),
  async handle({ context, data: { email, next }, runtime }) {
    const provider = await findCompanyProvider(context, email, runtime);
    const { to, cookies } = await beginProviderSignIn(context, provider.id, next ?? null, runtime);
    await setCookies(cookies);
    redirect(to);
  },
});
