"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeAlertDestination, createAlertDestination, deleteAlertDestination, sendTestAlert } from "#lib/services";
import { changeDestinationForm, createDestinationForm, destinationForm } from "#lib/services/schema";
import { serverAction } from "#lib/web";

export const createDestinationAction = serverAction({
  access: "staff",
  input: createDestinationForm,
  // The address of an incoming webhook is as secret as a password.
  secretFields: ["address"],
  async handle({ context, data, runtime }) {
    const { secret } = await createAlertDestination(context, data, runtime);
    if (secret === null) redirect("/admin/incidents/destinations");
    return secret;
  },
});

export const changeDestinationAction = serverAction({
  access: "staff",
  input: changeDestinationForm,
  async handle({ context, data }) {
    await changeAlertDestination(context, data);
    refresh();
    return "The destination is changed.";
  },
});

export const deleteDestinationAction = serverAction({
  access: "staff",
  input: destinationForm,
  async handle({ context, data: { id } }) {
    await deleteAlertDestination(context, id);
    refresh();
    return "The destination is deleted.";
  },
});

export const testDestinationAction = serverAction({
  access: "staff",
  input: destinationForm,
  async handle({ context, data: { id } }) {
    await sendTestAlert(context, id);
    refresh();
    return "The test is on its way.";
  },
});
