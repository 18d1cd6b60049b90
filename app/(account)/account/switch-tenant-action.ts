"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { switchTenant } from "#lib/identity";
import { serverAction } from "#lib/web";

export const switchTenantAction = serverAction({
  access: "user",
  input: z.strictObject({ tenantId: z.uuid() }),
  async handle({ context, data: { tenantId } }) {
    await switchTenant(context, tenantId);
    redirect("/portal");
  },
});
