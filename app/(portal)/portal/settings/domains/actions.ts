"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { checkOwnDomain } from "#lib/identity";
import { DOMAIN_CHECK_WORDS } from "#lib/identity/schema";
import { conflict } from "#lib/platform/errors";
import { serverAction } from "#lib/web";

export const checkOwnDomainAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    const { domain, checkResult } = await checkOwnDomain(context, id, runtime);
    refresh();
    // The look itself went well and is kept; what it found is no success to whoever waits for the record.
    if (checkResult !== null && checkResult !== "found") throw conflict(`${domain}: ${DOMAIN_CHECK_WORDS[checkResult]}`);
    return `${domain} is verified: its record is there.`;
  },
});
