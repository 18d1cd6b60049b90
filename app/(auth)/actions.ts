"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { cookieNames, sessionCookies, signIn, signOut } from "#lib/identity";
import { signInInput } from "#lib/identity/schema";
import type { Runtime } from "#lib/platform/runtime";
import { serverAction } from "#lib/web";

/** Only a path of our own may follow a sign-in, or the form would be an open redirect. */
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/)
  .optional()
  .catch(undefined);

export const signInAction = serverAction({
  access: "public",
  input: signInInput.extend({ next: ownPath }),
  secretFields: ["password"],
  async handle({ context, data: { next, ...credentials }, runtime }) {
    const session = await signIn(context, credentials, runtime);
    const jar = await cookies();
    for (const cookie of await sessionCookies(runtime, session)) jar.set(cookie);
    if (session.stage === "second_factor") redirect(`/login/second-factor${next ? `?next=${encodeURIComponent(next)}` : ""}`);
    redirect(next ?? (session.isStaff ? "/admin/tenants" : "/portal"));
  },
});

export const signOutAction = serverAction({
  access: "public",
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    if (context.actor.kind === "user") await signOut({ ...context, actor: context.actor });
    await clearSessionCookie(runtime);
    redirect("/login");
  },
});

async function clearSessionCookie(runtime: Runtime): Promise<void> {
  (await cookies()).delete(cookieNames(runtime.config.publicUrl).session);
}
