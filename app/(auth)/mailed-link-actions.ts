"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import {
  askForPasswordReset,
  askForSignInLink,
  confirmNewAddress,
  cookieNames,
  readCookie,
  resetPassword,
  SIGN_IN_LINK_LIFE_SECONDS,
  signInByLink,
  stopAddressChange,
  unlockAccount,
} from "#lib/identity";
import { askForResetInput, askForSignInLinkInput, linkToken, resetPasswordInput, signInByLinkInput } from "#lib/identity/schema";
import { ownPath, serverAction } from "#lib/web";
import { enter, setCookies } from "./enter.ts";

export const askForResetAction = serverAction({
  access: "public",
  input: askForResetInput,
  async handle({ context, data, runtime }) {
    await askForPasswordReset(context, data, runtime);
    return `If an account has the address ${data.email}, a link is on its way there. It counts for one hour; look into the spam folder, too.`;
  },
});

export const resetPasswordAction = serverAction({
  access: "public",
  input: resetPasswordInput,
  secretFields: ["password", "token"],
  async handle({ context, data, runtime }) {
    return enter(runtime, await resetPassword(context, data, runtime), null);
  },
});

export const askForSignInLinkAction = serverAction({
  access: "public",
  input: askForSignInLinkInput.extend({ next: ownPath }),
  async handle({ context, data: { next, ...asked }, runtime, requestHeaders }) {
    const { asked: name, isSecure } = cookieNames(runtime.config.publicUrl);
    const browser = { browserToken: readCookie(requestHeaders.get("cookie"), name), next: next ?? null };
    const { browserToken } = await askForSignInLink(context, asked, browser, runtime);
    const shared = { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/" } as const;
    await setCookies([{ ...shared, name, value: browserToken, maxAge: SIGN_IN_LINK_LIFE_SECONDS }]);
    return `If an account has the address ${asked.email}, a link is on its way there. It counts for 15 minutes; open it in this browser.`;
  },
});

export const signInByLinkAction = serverAction({
  access: "public",
  input: signInByLinkInput,
  secretFields: ["token"],
  async handle({ context, data, runtime, requestHeaders }) {
    const browserToken = readCookie(requestHeaders.get("cookie"), cookieNames(runtime.config.publicUrl).asked);
    const session = await signInByLink(context, data, browserToken, runtime);
    return enter(runtime, session, ownPath.parse(session.next ?? undefined));
  },
});

export const unlockAction = serverAction({
  access: "public",
  input: z.strictObject({ token: linkToken }),
  secretFields: ["token"],
  async handle({ context, data, runtime }) {
    await unlockAccount(context, data.token, runtime);
    redirect("/login?notice=unlocked");
  },
});

export const confirmAddressAction = serverAction({
  access: "public",
  input: z.strictObject({ token: linkToken }),
  secretFields: ["token"],
  async handle({ context, data, runtime }) {
    const state = await confirmNewAddress(context, data.token, runtime);
    return state === "done"
      ? "Your address was changed. From now on, sign in with the new one."
      : "Confirmed. The change takes effect when the other address has confirmed it, too: look into that mailbox.";
  },
});

export const stopAddressAction = serverAction({
  access: "public",
  input: z.strictObject({ token: linkToken }),
  secretFields: ["token"],
  async handle({ context, data }) {
    await stopAddressChange(context, data.token);
    return "The change was stopped: your address stays as it is. If you did not ask for it, change your password.";
  },
});
