import { createProvider, listProviders } from "#lib/identity";
import { createProviderInput, signInProvider, signInProviderList } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listSignInProviders",
  summary: "The tenant’s own sign-in providers",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  response: signInProviderList,
  handle: async ({ context, runtime }) => ({ providers: await listProviders(context, "tenant", runtime) }),
});

export const POST = jsonRoute({
  operationId: "createSignInProvider",
  summary: "Set up a sign-in provider; takes an admin in person",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  body: createProviderInput,
  response: signInProvider,
  status: 201,
  idempotent: true,
  handle: ({ context, body, runtime }) => createProvider(context, "tenant", body, runtime),
});
