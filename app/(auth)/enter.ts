import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { type NewCookie, type SignedIn, sessionCookies } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { withNext } from "#lib/web";

/** Gives the browser its session and leads on: to the second factor, to where the person wanted to go, or to their home. */
export async function enter(runtime: Runtime, session: SignedIn, next: string | null | undefined): Promise<never> {
  await setCookies(await sessionCookies(runtime, session));
  if (session.stage === "second_factor") redirect(withNext("/login/second-factor", next));
  redirect(next ?? homeOf(session.isStaff));
}

/** Sets cookies on the answer of an action. */
export async function setCookies(made: NewCookie[]): Promise<void> {
  const jar = await cookies();
  for (const cookie of made) jar.set(cookie);
}

/** Where somebody lands who did not want to go anywhere in particular. */
export const homeOf = (isStaff: boolean): string => (isStaff ? "/admin" : "/portal");
