"use server";

import { z } from "zod";
import { countConsent, firstTouch, invitationCookie } from "#lib/gamification";
import { invalid } from "#lib/platform/errors";
import { serverAction } from "#lib/web";
import { setCookies } from "../../../(auth)/enter.ts";

/** Remembers an invitation in this browser, with its person's consent: who came first stays. */
export const rememberInvitationAction = serverAction({
  access: "public",
  input: z.strictObject({ touch: z.string().max(200) }),
  async handle({ data, runtime }) {
    const touch = firstTouch(runtime, data.touch);
    if (!touch) throw invalid("This invitation cannot be remembered. Follow its link again.");
    await setCookies([invitationCookie(runtime, touch)]);
    await countConsent(runtime, touch);
    return "This browser remembers the invitation.";
  },
});
