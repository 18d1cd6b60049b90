"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { countConsent, firstTouch, INVITATION_COOKIE, invitationCookie } from "#lib/gamification";
import { invalid } from "#lib/platform/errors";
import { serverAction } from "#lib/web";
import { setCookies } from "../../../(auth)/enter.ts";

const REMEMBERED = "This browser remembers the invitation.";

/** Remembers an invitation in this browser, with its person's consent: who came first stays. */
export const rememberInvitationAction = serverAction({
  access: "public",
  input: z.strictObject({ touch: z.string().max(200) }),
  async handle({ context, data, runtime }) {
    // Also of two pages that were open at once.
    if (firstTouch(runtime, (await cookies()).get(INVITATION_COOKIE)?.value)) return REMEMBERED;
    const touch = firstTouch(runtime, data.touch);
    if (!touch) throw invalid("This invitation cannot be remembered. Follow its link again.");
    await setCookies([invitationCookie(runtime, touch)]);
    await countConsent(context, runtime, touch);
    return REMEMBERED;
  },
});
