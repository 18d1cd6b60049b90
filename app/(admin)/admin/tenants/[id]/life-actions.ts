"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { askForDeletion, askForTenantExport, callOffDeletion, cancelTenantExport, cloneTenant } from "#lib/lifecycle";
import { cloneInput, DELETION_GRACE_DAYS, deletionInput } from "#lib/lifecycle/schema";
import { serverAction } from "#lib/web";

const tenant = z.strictObject({ id: z.uuid() });

export const cloneTenantAction = serverAction({
  access: "staff",
  input: cloneInput.extend(tenant.shape),
  async handle({ context, data: { id, ...input } }) {
    const clone = await cloneTenant(context, id, input);
    redirect(`/admin/tenants/${clone.id}?created=1`);
  },
});

export const askForExportAction = serverAction({
  access: "staff",
  input: tenant,
  async handle({ context, data, runtime }) {
    await askForTenantExport(context, data.id, runtime);
    refresh();
    return "The export is being made. You can stay, or come back.";
  },
});

export const cancelExportAction = serverAction({
  access: "staff",
  input: tenant.extend({ exportId: z.uuid() }),
  async handle({ context, data }) {
    await cancelTenantExport(context, data.id, data.exportId);
    refresh();
    return "The export is called off.";
  },
});

export const askForDeletionAction = serverAction({
  access: "staff",
  input: deletionInput.extend(tenant.shape),
  async handle({ context, data: { id, ...input } }) {
    await askForDeletion(context, id, input);
    refresh();
    return `It will be deleted in ${DELETION_GRACE_DAYS} days. Until then it can be called off.`;
  },
});

export const callOffDeletionAction = serverAction({
  access: "staff",
  input: tenant,
  async handle({ context, data }) {
    await callOffDeletion(context, data.id);
    refresh();
    return "The deletion is called off. The tenant stays cancelled.";
  },
});
