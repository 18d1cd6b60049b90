"use server";

import { refresh } from "next/cache";
import { addPrivilegeRule, switchPrivilegeRule } from "#lib/gamification";
import { addPrivilegeRuleInput, switchPrivilegeRuleInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

export const addPrivilegeRuleAction = serverAction({
  access: "staff",
  input: addPrivilegeRuleInput,
  async handle({ context, data }) {
    const { sourceName } = await addPrivilegeRule(context, data);
    refresh();
    return `The rule for “${sourceName}” is added. Whoever has reached it gets the permission within moments.`;
  },
});

export const switchPrivilegeRuleAction = serverAction({
  access: "staff",
  input: switchPrivilegeRuleInput,
  async handle({ context, data: { id, isEnabled } }) {
    const { sourceName } = await switchPrivilegeRule(context, id, isEnabled);
    refresh();
    return isEnabled ? `The rule for “${sourceName}” is on.` : `The rule for “${sourceName}” is off, and what it gave is withdrawn.`;
  },
});
