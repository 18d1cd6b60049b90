"use server";

import { refresh } from "next/cache";
import { changeRule, changeRuleByHand, createRule, createRuleByHand, deleteRule, moveRule } from "#lib/crm";
import { moveRuleInput, ruleIdInput } from "#lib/crm/schema";
import { serverAction } from "#lib/web";

export const createRuleAction = serverAction({
  access: "tenant",
  input: createRuleByHand,
  async handle({ context, data }) {
    await createRule(context, data);
    refresh();
    return "Rule added.";
  },
});

export const changeRuleAction = serverAction({
  access: "tenant",
  input: changeRuleByHand,
  async handle({ context, data: { id, ...input } }) {
    await changeRule(context, id, input);
    refresh();
    return "Rule saved.";
  },
});

export const deleteRuleAction = serverAction({
  access: "tenant",
  input: ruleIdInput,
  async handle({ context, data: { id } }) {
    await deleteRule(context, id);
    refresh();
    return "Rule deleted. Its leads stay whose they are.";
  },
});

export const moveRuleAction = serverAction({
  access: "tenant",
  input: moveRuleInput,
  async handle({ context, data }) {
    await moveRule(context, data);
    refresh();
    return "Rule moved.";
  },
});
