import { z } from "zod";
import { changeRuleInput, createRuleInput } from "./schema.ts";

const typed = z.record(z.string(), z.string());

/** As the page sends it: one box to tick for each member. */
function readTyped(sent: unknown): object {
  const fields = Object.entries(typed.parse(sent));
  const isMember = ([name]: [string, string]) => name.startsWith("member_");
  return {
    ...Object.fromEntries(fields.filter((field) => !isMember(field))),
    memberIds: fields.filter(isMember).map(([name]) => name.slice("member_".length)),
  };
}

export const createRuleByHand = z.preprocess(readTyped, createRuleInput);
export const changeRuleByHand = z.preprocess(readTyped, changeRuleInput.safeExtend({ id: z.uuid("This rule was not found.") }));
