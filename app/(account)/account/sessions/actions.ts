"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { cookieNames, forgetDevice, revokeOtherSessions, revokeSession, signOutEverywhere } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { serverAction } from "#lib/web";

export const endSessionAction = serverAction({
  access: "user",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    await revokeSession(context, id);
    if (id === context.actor.sessionId) await leave(runtime);
    refresh();
    return "The session is ended.";
  },
});

export const endOtherSessionsAction = serverAction({
  access: "user",
  input: z.strictObject({}),
  async handle({ context }) {
    const ended = await revokeOtherSessions(context);
    refresh();
    if (ended === 0) return "There was no other session.";
    return ended === 1 ? "One other session is ended." : `${ended} other sessions are ended.`;
  },
});

export const signOutEverywhereAction = serverAction({
  access: "user",
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    await signOutEverywhere(context);
    await leave(runtime);
    return null;
  },
});

export const forgetDeviceAction = serverAction({
  access: "user",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    await forgetDevice(context, id);
    refresh();
    return "The device is forgotten.";
  },
});

async function leave(runtime: Runtime): Promise<never> {
  (await cookies()).delete(cookieNames(runtime.config.publicUrl).session);
  redirect("/login");
}
