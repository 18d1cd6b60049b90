"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeService, createService, deleteService, readProbes } from "#lib/services";
import { changeServiceForm, createServiceForm, deleteServiceForm } from "#lib/services/schema";
import { serverAction } from "#lib/web";

export const createServiceAction = serverAction({
  access: "staff",
  input: createServiceForm,
  async handle({ context, data }) {
    const { key } = await createService(context, { ...data.service, probes: readProbes(data.probes) });
    redirect(`/admin/services/${key}`);
  },
});

export const changeServiceAction = serverAction({
  access: "staff",
  input: changeServiceForm,
  async handle({ context, data }) {
    const { name } = await changeService(context, { ...data.service, probes: readProbes(data.probes) });
    refresh();
    return `“${name}” is changed.`;
  },
});

export const deleteServiceAction = serverAction({
  access: "staff",
  input: deleteServiceForm,
  async handle({ context, data: { key, confirmation } }) {
    await deleteService(context, key, confirmation);
    redirect("/admin/services?deleted=1");
  },
});
