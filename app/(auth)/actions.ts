"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { cookieNames, makeSessionToken, sessionPolicy, signIn, signOut } from "#lib/identity";
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
    const policy = sessionPolicy(runtime);
    const session = await signIn(context, credentials, { limiter: runtime.limiter, policy });
    const maxAge = policy.maxDays * 86_400;
    const names = cookieNames(runtime.config.publicUrl);
    (await cookies()).set(names.session, await makeSessionToken(session, runtime.authSecret, maxAge), {
      httpOnly: true,
      sameSite: "lax",
      secure: names.isSecure,
      path: "/",
      maxAge,
    });
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
