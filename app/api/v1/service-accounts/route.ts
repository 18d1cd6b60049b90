import { createServiceAccount, listServiceAccounts } from "#lib/keys";
import { serviceAccount, serviceAccountInput, serviceAccountList } from "#lib/keys/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listServiceAccounts",
  summary: "Service accounts of the tenant, each with its keys",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  response: serviceAccountList,
  handle: async ({ context }) => ({ accounts: await listServiceAccounts(context) }),
});

export const POST = jsonRoute({
  operationId: "createServiceAccount",
  summary: "Make a service account",
  tag: "API keys",
  access: "tenant",
  permission: "api_key.manage",
  body: serviceAccountInput,
  response: serviceAccount,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createServiceAccount(context, body),
});
