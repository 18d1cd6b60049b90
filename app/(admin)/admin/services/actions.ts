"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeService, createService, deleteService, readProbes, removeRestartHook, setProbeSecret, setRestartHook } from "#lib/services";
import {
  changeServiceForm,
  createServiceForm,
  deleteServiceForm,
  removeProbeSecretForm,
  removeRestartHookForm,
  setProbeSecretForm,
  setRestartHookForm,
} from "#lib/services/schema";
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

export const setRestartHookAction = serverAction({
  access: "staff",
  input: setRestartHookForm,
  // Whoever has it restarts the service.
  secretFields: ["url"],
  async handle({ context, data: { service, url, version }, runtime }) {
    const { secret } = await setRestartHook(context, service, { url, version }, runtime);
    return secret;
  },
});

export const removeRestartHookAction = serverAction({
  access: "staff",
  input: removeRestartHookForm,
  async handle({ context, data: { service } }) {
    await removeRestartHook(context, service);
    refresh();
    return "The restart hook is removed.";
  },
});

export const setProbeSecretAction = serverAction({
  access: "staff",
  input: setProbeSecretForm,
  secretFields: ["password", "headers"],
  async handle({ context, data, runtime }) {
    await setProbeSecret(context, data, runtime);
    refresh();
    return "The secret is set.";
  },
});

export const removeProbeSecretAction = serverAction({
  access: "staff",
  input: removeProbeSecretForm,
  async handle({ context, data: { service, probe }, runtime }) {
    await setProbeSecret(context, { key: service, name: probe, secret: null }, runtime);
    refresh();
    return "The secret is removed.";
  },
});
