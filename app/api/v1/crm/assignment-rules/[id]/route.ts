import { z } from "zod";
import { changeRule, deleteRule } from "#lib/crm";
import { changeRuleInput, ruleIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeAssignmentRule",
  summary: "Change a rule",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: ruleIdInput,
  body: changeRuleInput,
  response: z.object({ changed: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await changeRule(context, id, body);
    return { changed: true as const };
  },
});

export const DELETE = jsonRoute({
  operationId: "deleteAssignmentRule",
  summary: "Delete a rule; leads that it gave stay whose they are",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: ruleIdInput,
  response: z.object({ deleted: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await deleteRule(context, id);
    return { deleted: true as const };
  },
});
