"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changeProvider, createProvider, deleteProvider, switchProvider, testProvider } from "#lib/identity";
import { changeProviderForm, createProviderForm } from "#lib/identity/schema";
import { serverAction } from "#lib/web";

export const createProviderAction = serverAction({
  access: "staff",
  input: createProviderForm,
  secretFields: ["clientSecret"],
  async handle({ context, data, runtime }) {
    const { id } = await createProvider(context, "installation", data, runtime);
    redirect(`/admin/sign-in/${id}`);
  },
});

export const changeProviderAction = serverAction({
  access: "staff",
  input: changeProviderForm,
  secretFields: ["clientSecret"],
  async handle({ context, data: { id, ...change }, runtime }) {
    await changeProvider(context, "installation", id, change, runtime);
    refresh();
    return "The provider is changed. It counts from the next sign-in on.";
  },
});

export const switchProviderAction = serverAction({
  access: "staff",
  input: z.strictObject({
    id: z.uuid(),
    version: z.coerce.number().int(),
    isEnabled: z.enum(["true", "false"]).transform((value) => value === "true"),
  }),
  async handle({ context, data: { id, ...change }, runtime }) {
    const { name, isEnabled } = await switchProvider(context, "installation", id, change, runtime);
    refresh();
    return isEnabled ? `“${name}” is open.` : `“${name}” is closed. Who signed in by it is signed out.`;
  },
});

export const deleteProviderAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    await deleteProvider(context, "installation", id, runtime);
    redirect("/admin/sign-in");
  },
});

/** Answers with one line for each thing that was looked at. */
export const testProviderAction = serverAction({
  access: "staff",
  input: z.strictObject({ id: z.uuid() }),
  async handle({ context, data: { id }, runtime }) {
    const { isGood, steps } = await testProvider(context, "installation", id, runtime);
    const lines = steps.map((step) => `${step.isGood ? "✓" : "✗"} ${step.name}: ${step.detail}`);
    return [isGood ? "Everything is as it should be." : "Not everything is as it should be.", ...lines].join("\n");
  },
});
