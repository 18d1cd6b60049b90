import { changeTenantPolicy, getTenantPolicy } from "#lib/identity";
import { changePolicyInput, tenantPolicy } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getTenantPolicy",
  summary: "How the tenant’s people sign in",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  response: tenantPolicy,
  handle: ({ context }) => getTenantPolicy(context),
});

export const PUT = jsonRoute({
  operationId: "changeTenantPolicy",
  summary: "Change how the tenant’s people sign in, from their next request on",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  body: changePolicyInput,
  response: tenantPolicy,
  handle: ({ context, body }) => changeTenantPolicy(context, body),
});
