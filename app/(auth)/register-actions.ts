"use server";

import { cookies } from "next/headers";
import { INVITATION_COOKIE, invitationOf } from "#lib/gamification";
import { askToRegister, registerCompany } from "#lib/members";
import { completeRegistrationInput, registerInput } from "#lib/members/schema";
import { pageReader, serverAction } from "#lib/web";
import { enter } from "./enter.ts";

export const registerAction = serverAction({
  access: "public",
  input: registerInput,
  secretFields: ["password"],
  async handle({ context, data, runtime }) {
    const remembered = (await cookies()).get(INVITATION_COOKIE)?.value;
    const invitation = invitationOf(runtime, { remembered, given: data.ref });
    await askToRegister(context, data, runtime, { locale: (await pageReader()).locale, invitation });
    return `We have sent a mail to ${data.email}. Open the link in it within 24 hours to go on; look into the spam folder, too.`;
  },
});

export const completeRegistrationAction = serverAction({
  access: "public",
  input: completeRegistrationInput,
  secretFields: ["password", "token"],
  async handle({ context, data, runtime }) {
    return enter(runtime, await registerCompany(context, data, runtime), null);
  },
});
