"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { cookieNames, signIn, signOut } from "#lib/identity";
import { signInInput } from "#lib/identity/schema";
import { ownPath, serverAction } from "#lib/web";
import { enter } from "./enter.ts";

export const signInAction = serverAction({
  access: "public",
  input: signInInput.extend({ next: ownPath }),
  secretFields: ["password"],
  async handle({ context, data: { next, ...credentials }, runtime }) {
    return enter(runtime, await signIn(context, credentials, runtime), next);
  },
});

export const signOutAction = serverAction({
  access: "public",
  allowsReadOnly: true,
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    if (context.actor.kind === "user") await signOut({ ...context, actor: context.actor });
    (await cookies()).delete(cookieNames(runtime.config.publicUrl).session);
    redirect("/login");
  },
});
