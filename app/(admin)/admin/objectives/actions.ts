"use server";

import { refresh } from "next/cache";
import { removeObjective, setObjective } from "#lib/services";
import { removeObjectiveForm, setObjectiveForm } from "#lib/services/schema";
import { serverAction } from "#lib/web";

export const setObjectiveAction = serverAction({
  access: "staff",
  input: setObjectiveForm,
  async handle({ context, data: { service, ...input } }) {
    await setObjective(context, service, input);
    refresh();
    return "The objective is saved.";
  },
});

export const removeObjectiveAction = serverAction({
  access: "staff",
  input: removeObjectiveForm,
  async handle({ context, data: { service, version } }) {
    await removeObjective(context, service, version);
    refresh();
    return "It promises the default again.";
  },
});
