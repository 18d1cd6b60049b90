"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { switchTenant } from "#lib/identity";
import { serverAction } from "#lib/web";

export const switchTenantAction = serverAction({
  access: "user",
  input: z.strictObject({ tenantId: z.uuid() }),
  async handle({ context, data: { tenantId } }) {
    await switchTenant(context, tenantId);
    // From one portal to the other the address stays the same: without this the browser would keep the frame of the first.
    revalidatePath("/", "layout");
    redirect("/portal");
  },
});
