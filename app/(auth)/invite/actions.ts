"use server";

import { redirect } from "next/navigation";
import { acceptInvitation, joinByInvitation } from "#lib/members";
import { acceptInvitationInput, joinInput } from "#lib/members/schema";
import { serverAction } from "#lib/web";
import { enter } from "../enter.ts";

export const acceptInvitationAction = serverAction({
  access: "user",
  input: acceptInvitationInput,
  secretFields: ["token"],
  async handle({ context, data: { token } }) {
    await acceptInvitation(context, token);
    redirect("/portal");
  },
});

export const joinAction = serverAction({
  access: "public",
  input: joinInput,
  secretFields: ["password", "token"],
  async handle({ context, data, runtime }) {
    return enter(runtime, await joinByInvitation(context, data, runtime), null);
  },
});
