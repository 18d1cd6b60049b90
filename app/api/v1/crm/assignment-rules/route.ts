import { z } from "zod";
import { createRule, listRules } from "#lib/crm";
import { assignmentRules, createRuleInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listAssignmentRules",
  summary: "The rules by which new leads are given to people, in their order; the first that fits wins",
  tag: "CRM",
  access: "tenant",
  permission: "lead.read",
  response: assignmentRules,
  handle: async ({ context }) => ({ rules: await listRules(context) }),
});

export const POST = jsonRoute({
  operationId: "createAssignmentRule",
  summary: "Add a rule behind the others",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  body: createRuleInput,
  response: z.object({ id: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createRule(context, body),
});
