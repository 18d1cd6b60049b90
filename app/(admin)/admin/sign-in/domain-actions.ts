"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addTenantDomain, checkTenantDomain, removeTenantDomain, verifyTenantDomain } from "#lib/identity";
import { addTenantDomainInput, DOMAIN_CHECK_WORDS } from "#lib/identity/schema";
import { conflict } from "#lib/platform/errors";
import { serverAction } from "#lib/web";

export const addDomainAction = serverAction({
  access: "staff",
  input: addTenantDomainInput,
  async handle({ context, data }) {
    const { domain, tenantName } = await addTenantDomain(context, data);
    refresh();
    return `${domain} is noted for ${tenantName}. It counts once its record is in DNS.`;
  },
});

export const checkDomainAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    const { domain, checkResult } = await checkTenantDomain(context, id, runtime);
    refresh();
    // The look itself went well and is kept; what it found is no success to whoever waits for the record.
    if (checkResult !== null && checkResult !== "found") throw conflict(`${domain}: ${DOMAIN_CHECK_WORDS[checkResult]}`);
    return `${domain} is verified: its record is there.`;
  },
});

export const verifyDomainAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    const { domain, tenantName } = await verifyTenantDomain(context, id);
    refresh();
    return `${domain} is verified for ${tenantName}.`;
  },
});

export const removeDomainAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id } }) {
    await removeTenantDomain(context, id);
    refresh();
    return "The domain is removed.";
  },
});
