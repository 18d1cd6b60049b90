import { listRules, moveRule } from "#lib/crm";
import { assignmentRules, moveRuleInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "moveAssignmentRule",
  summary: "Move a rule before or behind its neighbour",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  params: moveRuleInput.pick({ id: true }),
  body: moveRuleInput.pick({ direction: true }),
  response: assignmentRules,
  async handle({ context, params: { id }, body: { direction } }) {
    await moveRule(context, { id, direction });
    return { rules: await listRules(context) };
  },
});
