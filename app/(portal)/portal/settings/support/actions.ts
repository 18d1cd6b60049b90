"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { endImpersonationByTenant, setSupportAccess } from "#lib/identity";
import { setSupportAccessInput } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

export const setSupportAccessAction = serverAction({
  access: "tenant",
  input: setSupportAccessInput,
  async handle({ context, data }) {
    const { access } = await setSupportAccess(context, data);
    refresh();
    return SAVED[access];
  },
});

const SAVED = {
  none: "Support has no access. What was running has ended.",
  read: "Support may look, and not change anything.",
  write: "Support may look and change things.",
};

export const endSupportAccessAction = serverAction({
  access: "tenant",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    await endImpersonationByTenant(context, id);
    refresh();
    return "The access has ended.";
  },
});
