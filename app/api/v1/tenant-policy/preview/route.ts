import { previewTenantPolicy } from "#lib/identity";
import { policyConsequences, policyRules } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "previewTenantPolicy",
  summary: "What rules would mean for the members, before they are set",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  body: policyRules,
  response: policyConsequences,
  handle: ({ context, body }) => previewTenantPolicy(context, body),
});
