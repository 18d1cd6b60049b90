"use server";

import { refresh } from "next/cache";
import { askForNewAddress, changeName, changePassword, sessionCookies } from "#lib/identity";
import { askForNewAddressInput, changeNameInput, changePasswordInput } from "#lib/identity/schema";
import { serverAction } from "#lib/web";
import { setCookies } from "../../(auth)/enter.ts";

export const changeNameAction = serverAction({
  access: "user",
  input: changeNameInput,
  async handle({ context, data }) {
    await changeName(context, data);
    refresh();
    return "Your name is saved.";
  },
});

export const askForNewAddressAction = serverAction({
  access: "user",
  input: askForNewAddressInput,
  secretFields: ["current"],
  async handle({ context, data, runtime }) {
    await askForNewAddress(context, data, runtime);
    return `We have sent a mail to ${data.email} and one to ${context.actor.email}. The change takes effect when you have opened the link in both.`;
  },
});

export const changePasswordAction = serverAction({
  access: "user",
  input: changePasswordInput,
  secretFields: ["current", "password"],
  async handle({ context, data, runtime }) {
    const session = await changePassword(context, data, runtime);
    await setCookies(await sessionCookies(runtime, session));
    return "Your password is changed. Every other session of yours has ended.";
  },
});
