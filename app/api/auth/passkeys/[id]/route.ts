import { z } from "zod";
import { removePasskey, renamePasskey } from "#lib/identity";
import { passkey, removedPasskey, renamePasskeyInput } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PATCH = jsonRoute({
  operationId: "renamePasskey",
  summary: "Give one of your passkeys another name",
  tag: "Identity",
  access: "user",
  params,
  body: renamePasskeyInput,
  response: passkey,
  handle: ({ context, params: { id }, body }) => renamePasskey(context, id, body),
});

export const DELETE = jsonRoute({
  operationId: "removePasskey",
  summary: "Remove one of your passkeys; needs a recent sign-in, and another way to sign in",
  tag: "Identity",
  access: "user",
  params,
  response: removedPasskey,
  async handle({ context, params: { id }, runtime }) {
    await removePasskey(context, id, runtime);
    return { removed: true as const };
  },
});
