import type { Runtime } from "#lib/platform/runtime";
import type { SignedIn } from "./admit-person.ts";
import { cookieNames, makeSessionToken } from "./session-token.ts";

const DEVICE_IS_KNOWN_FOR_SECONDS = 400 * 86_400;

/** A cookie to be set; without `maxAge` the browser forgets it when it closes. */
export interface NewCookie {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: "lax";
  secure: boolean;
  path: "/";
  maxAge?: number;
}

/**
 * The cookies that a sign-in leaves in the browser: the session, and the one by which the browser is known again, if it is
 * to be.
 */
export async function sessionCookies(
  runtime: Pick<Runtime, "config" | "authSecret">,
  session: Omit<SignedIn, "deviceToken"> & { deviceToken: string | null },
): Promise<NewCookie[]> {
  const names = cookieNames(runtime.config.publicUrl);
  const shared = { httpOnly: true, sameSite: "lax", secure: names.isSecure, path: "/" } as const;
  const token = await makeSessionToken(session, runtime.authSecret, session.tokenSeconds);
  const cookies: NewCookie[] = [
    { ...shared, name: names.session, value: token, ...(session.cookieSeconds !== null && { maxAge: session.cookieSeconds }) },
  ];
  if (session.deviceToken !== null) cookies.push({ ...shared, name: names.device, value: session.deviceToken, maxAge: DEVICE_IS_KNOWN_FOR_SECONDS });
  return cookies;
}
