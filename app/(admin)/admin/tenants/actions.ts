"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { cancelTenant, changeTenant, reactivateTenant, renameTenant, setStanding, suspendTenant } from "#lib/tenancy";
import { cancelTenantInput, changeTenantInput, renameTenantInput, setStandingInput, suspendTenantInput } from "#lib/tenancy/schema";
import { serverAction } from "#lib/web";

export const renameTenantAction = serverAction({
  access: "staff",
  input: renameTenantInput.extend({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id, ...input } }) {
    const tenant = await renameTenant(context, id, input);
    refresh();
    return `Saved: it is called ${tenant.name} now.`;
  },
});

export const suspendTenantAction = serverAction({
  access: "staff",
  input: suspendTenantInput.extend({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id, reason } }) {
    const tenant = await suspendTenant(context, id, { reason });
    refresh();
    return `${tenant.name} is suspended. Its people are locked out.`;
  },
});

export const reactivateTenantAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id } }) {
    const tenant = await reactivateTenant(context, id);
    refresh();
    return `${tenant.name} is open again.`;
  },
});

export const changeTenantAction = serverAction({
  access: "staff",
  input: changeTenantInput.extend({ id: z.uuid() }),
  canBeUndone: true,
  async handle({ context, data: { id, ...change } }) {
    const tenant = await changeTenant(context, id, change);
    const goTo = `/admin/tenants/${tenant.id}`;
    return { message: "The changes are saved.", goTo, toldAt: `${goTo}?changed=1` };
  },
});

export const setStandingAction = serverAction({
  access: "staff",
  input: setStandingInput.extend({ id: z.uuid() }),
  async handle({ context, data: { id, standing } }) {
    const tenant = await setStanding(context, id, { standing });
    refresh();
    return standing === "active" ? `${tenant.name} is active.` : `${tenant.name} is past due.`;
  },
});

export const cancelTenantAction = serverAction({
  access: "staff",
  input: cancelTenantInput.extend({ id: z.uuid() }),
  async handle({ context, data: { id, ...input } }) {
    const tenant = await cancelTenant(context, id, input);
    refresh();
    return `${tenant.name} is cancelled.`;
  },
});
