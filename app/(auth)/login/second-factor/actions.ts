"use server";

import { completeSecondFactor } from "#lib/identity";
import { secondFactorInput } from "#lib/identity/schema";
import { ownPath, serverAction } from "#lib/web";
import { enter } from "../../enter.ts";

export const secondFactorAction = serverAction({
  access: "public",
  input: secondFactorInput.extend({ next: ownPath }),
  secretFields: ["code"],
  async handle({ context, data: { next, code }, runtime }) {
    return enter(runtime, await completeSecondFactor(context, { code }, runtime), next);
  },
});
