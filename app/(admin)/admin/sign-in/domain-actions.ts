"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addTenantDomain, removeTenantDomain, verifyTenantDomain } from "#lib/identity";
import { addTenantDomainInput } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

export const addDomainAction = serverAction({
  access: "staff",
  input: addTenantDomainInput,
  async handle({ context, data }) {
    const { domain, tenantName } = await addTenantDomain(context, data);
    refresh();
    return `${domain} is noted for ${tenantName}. Verify it once they have proved that it is theirs.`;
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
