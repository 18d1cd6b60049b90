"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeFlag, createFlag, deleteFlag, killFlag, reviveFlag, setOverride, setPlanRules } from "#lib/flags";
import {
  changeFlagInput,
  createFlagInput,
  deleteFlagInput,
  killFlagInput,
  reviveFlagInput,
  setOverrideInput,
  setPlanRulesInput,
} from "#lib/flags/schema";
import { serverAction } from "#lib/web";

export const createFlagAction = serverAction({
  access: "staff",
  input: createFlagInput,
  async handle({ context, data }) {
    const { key } = await createFlag(context, data);
    redirect(`/admin/flags/${key}`);
  },
});

export const changeFlagAction = serverAction({
  access: "staff",
  input: changeFlagInput,
  canBeUndone: true,
  async handle({ context, data }) {
    const { name } = await changeFlag(context, data);
    refresh();
    return `“${name}” is changed, and counts everywhere at once.`;
  },
});

export const setPlanRulesAction = serverAction({
  access: "staff",
  input: setPlanRulesInput,
  canBeUndone: true,
  async handle({ context, data }) {
    const { name } = await setPlanRules(context, data);
    refresh();
    return `The rules of “${name}” for plans are set.`;
  },
});

export const setOverrideAction = serverAction({
  access: "staff",
  input: setOverrideInput,
  canBeUndone: true,
  async handle({ context, data }) {
    const { tenantName } = await setOverride(context, data);
    refresh();
    return data.ruling === "none" ? `${tenantName} has no rule of its own any more.` : `The rule for ${tenantName} says ${data.ruling}.`;
  },
});

export const killFlagAction = serverAction({
  access: "staff",
  input: killFlagInput,
  canBeUndone: true,
  async handle({ context, data: { key, reason } }) {
    const { name } = await killFlag(context, key, reason);
    refresh();
    return `“${name}” is off for everybody.`;
  },
});

export const reviveFlagAction = serverAction({
  access: "staff",
  input: reviveFlagInput,
  async handle({ context, data: { key } }) {
    const { name } = await reviveFlag(context, key);
    refresh();
    return `The rules of “${name}” count again.`;
  },
});

export const deleteFlagAction = serverAction({
  access: "staff",
  input: deleteFlagInput,
  async handle({ context, data: { key, confirmation } }) {
    await deleteFlag(context, key, confirmation);
    redirect("/admin/flags");
  },
});
