"use server";

import { redirect } from "next/navigation";
import { confirmIdentity } from "#lib/identity";
import { confirmIdentityInput } from "#lib/identity/schema";
import { ownPath, serverAction } from "#lib/web";

const [byPassword, byTotp] = confirmIdentityInput.options;
const HOME = "/account/security";

export const confirmByPasswordAction = serverAction({
  access: "user",
  input: byPassword.extend({ next: ownPath }),
  secretFields: ["password"],
  async handle({ context, data: { next, ...proof }, runtime }) {
    await confirmIdentity(context, proof, runtime);
    redirect(next ?? HOME);
  },
});

export const confirmByTotpAction = serverAction({
  access: "user",
  input: byTotp.extend({ next: ownPath }),
  secretFields: ["code"],
  async handle({ context, data: { next, ...proof }, runtime }) {
    await confirmIdentity(context, proof, runtime);
    redirect(next ?? HOME);
  },
});
