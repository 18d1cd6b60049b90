"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeNotificationSettings, markAllRead, markRead } from "#lib/notifications";
import { changeNotificationSettingsInput, markReadInput } from "#lib/notifications/schema";
import { serverAction } from "#lib/web";

/** Opens the thing, which marks what told of it as read. */
export const openNotificationAction = serverAction({
  access: "user",
  input: markReadInput,
  async handle({ context, data: { id } }) {
    const { href } = await markRead(context, id);
    redirect(href);
  },
});

export const markReadAction = serverAction({
  access: "user",
  input: markReadInput,
  async handle({ context, data: { id } }) {
    await markRead(context, id);
    refresh();
    return null;
  },
});

export const markAllReadAction = serverAction({
  access: "user",
  input: z.strictObject({}),
  async handle({ context }) {
    await markAllRead(context);
    refresh();
    return "Everything is marked as read.";
  },
});

export const changeNotificationSettingsAction = serverAction({
  access: "user",
  input: changeNotificationSettingsInput,
  async handle({ context, data }) {
    await changeNotificationSettings(context, data);
    refresh();
    return "Your choice is kept.";
  },
});
