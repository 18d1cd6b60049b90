"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changeBrandingOfTenant } from "#lib/branding";
import { brandingInput } from "#lib/branding/schema";
import { serverAction } from "#lib/web";

export const changeTenantBrandingAction = serverAction({
  access: "staff",
  input: brandingInput.extend({ tenantId: z.uuid() }),
  fileFields: ["logo"],
  canBeUndone: true,
  async handle({ context, data: { tenantId, ...input }, files, runtime }) {
    await changeBrandingOfTenant(context, tenantId, input, files.logo ?? null, runtime);
    refresh();
    return "The branding is changed. The tenant’s people see it at once.";
  },
});
