import { changeIndustry } from "#lib/tenancy";
import { industryInput, tenantIndustry } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeIndustry",
  summary: "Say what trade the tenant is in, for boards of its industry",
  tag: "Gamification",
  access: "tenant",
  permission: "gamification.manage",
  body: industryInput,
  response: tenantIndustry,
  async handle({ context, body }) {
    await changeIndustry(context, body.industry);
    return body;
  },
});
