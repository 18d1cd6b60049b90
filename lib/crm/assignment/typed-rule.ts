import { z } from "zod";
import { changeRuleInput, createRuleInput } from "./schema.ts";

const typed = z.record(z.string(), z.string());

/** As the page sends it: one box to tick for each member, and one for each way in which leads come. */
function readTyped(sent: unknown): object {
  const fields = Object.entries(typed.parse(sent));
  const ticked = (start: string) => fields.flatMap(([name]) => (name.startsWith(start) ? [name.slice(start.length)] : []));
  return {
    ...Object.fromEntries(fields.filter(([name]) => !name.startsWith("member_") && !name.startsWith("origin_"))),
    memberIds: ticked("member_"),
    origins: ticked("origin_"),
  };
}

export const createRuleByHand = z.preprocess(readTyped, createRuleInput);
export const changeRuleByHand = z.preprocess(readTyped, changeRuleInput.safeExtend({ id: z.uuid("This rule was not found.") }));
