"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { cancelMaintenance, changeMaintenance, finishMaintenance, planMaintenance } from "#lib/services";
import { changeWindowForm, endWindowForm, planWindowForm } from "#lib/services/schema";
import { serverAction } from "#lib/web";

export const planMaintenanceAction = serverAction({
  access: "staff",
  input: planWindowForm,
  async handle({ context, data }) {
    const { id } = await planMaintenance(context, data);
    redirect(`/admin/maintenance-windows/${id}`);
  },
});

export const changeMaintenanceAction = serverAction({
  access: "staff",
  input: changeWindowForm,
  async handle({ context, data }) {
    await changeMaintenance(context, data);
    refresh();
    return "The maintenance is changed.";
  },
});

export const cancelMaintenanceAction = serverAction({
  access: "staff",
  input: endWindowForm,
  async handle({ context, data: { id, version } }) {
    await cancelMaintenance(context, id, version);
    refresh();
    return "The maintenance is called off.";
  },
});

export const finishMaintenanceAction = serverAction({
  access: "staff",
  input: endWindowForm,
  async handle({ context, data: { id, version } }) {
    await finishMaintenance(context, id, version);
    refresh();
    return "The maintenance is over.";
  },
});
