"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createKey, createServiceAccount, deleteServiceAccount, revokeKey, rotateKey } from "#lib/keys";
import { createKeyForm, rotateKeyInput, serviceAccountInput } from "#lib/keys/schema";
import { serverAction } from "#lib/web";

const byId = z.strictObject({ id: z.uuid() });

export const createServiceAccountAction = serverAction({
  access: "tenant",
  input: serviceAccountInput,
  async handle({ context, data }) {
    const { name } = await createServiceAccount(context, data);
    refresh();
    return `The service account “${name}” is made. Make a key for it now.`;
  },
});

export const deleteServiceAccountAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id } }) {
    await deleteServiceAccount(context, id);
    refresh();
    return "The service account is deleted, and its keys no longer count.";
  },
});

/** Answers with the key: this is the one time that it can be read. */
export const createKeyAction = serverAction({
  access: "tenant",
  input: createKeyForm,
  async handle({ context, data: { accountId, ...input } }) {
    const { secret } = await createKey(context, accountId, input);
    refresh();
    return secret;
  },
});

/** Answers with the new key, as above. */
export const rotateKeyAction = serverAction({
  access: "tenant",
  input: rotateKeyInput.extend({ id: z.uuid() }),
  async handle({ context, data: { id, ...input } }) {
    const { secret } = await rotateKey(context, id, input);
    refresh();
    return secret;
  },
});

export const revokeKeyAction = serverAction({
  access: "tenant",
  input: byId,
  async handle({ context, data: { id } }) {
    const { name } = await revokeKey(context, id);
    refresh();
    return `The key “${name}” no longer counts.`;
  },
});
