"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { beginTotp, confirmTotp, makeRecoveryCodes, removePasskey, removeTotp, renamePasskey } from "#lib/identity";
import { confirmTotpInput, renamePasskeyInput } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

const nothing = z.strictObject({});

export const beginTotpAction = serverAction({
  access: "user",
  input: nothing,
  async handle({ context, runtime }) {
    await beginTotp(context, runtime);
    refresh();
    return null;
  },
});

export const confirmTotpAction = serverAction({
  access: "user",
  input: confirmTotpInput,
  secretFields: ["code"],
  async handle({ context, data, runtime }) {
    await confirmTotp(context, data, runtime);
    refresh();
    return "Your authenticator app is set up. Make recovery codes now, in case you lose it.";
  },
});

export const removeTotpAction = serverAction({
  access: "user",
  input: nothing,
  async handle({ context, runtime }) {
    await removeTotp(context, runtime);
    refresh();
    return "The authenticator app is removed.";
  },
});

/** Answers with the codes, one a line: this is the one time that they can be read. */
export const makeRecoveryCodesAction = serverAction({
  access: "user",
  input: nothing,
  async handle({ context, runtime }) {
    const codes = await makeRecoveryCodes(context, runtime);
    refresh();
    return codes.join("\n");
  },
});

export const renamePasskeyAction = serverAction({
  access: "user",
  input: renamePasskeyInput.extend({ id: z.uuid() }),
  async handle({ context, data: { id, name } }) {
    await renamePasskey(context, id, { name });
    refresh();
    return "The passkey has its new name.";
  },
});

export const removePasskeyAction = serverAction({
  access: "user",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    await removePasskey(context, id, runtime);
    refresh();
    return "The passkey is removed.";
  },
});
