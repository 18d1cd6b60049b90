import { z } from "zod";
import { changeProvider, deleteProvider, getProvider } from "#lib/identity";
import { changeProviderInput, deletedProvider, signInProvider } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getSignInProvider",
  summary: "One of the tenant’s own sign-in providers",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  params,
  response: signInProvider,
  handle: ({ context, params: { id }, runtime }) => getProvider(context, "tenant", id, runtime),
});

export const PUT = jsonRoute({
  operationId: "changeSignInProvider",
  summary: "Change a sign-in provider; takes an admin in person",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  params,
  body: changeProviderInput,
  response: signInProvider,
  handle: ({ context, params: { id }, body, runtime }) => changeProvider(context, "tenant", id, body, runtime),
});

export const DELETE = jsonRoute({
  operationId: "deleteSignInProvider",
  summary: "Delete a sign-in provider; who signed in by it is signed out",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  params,
  response: deletedProvider,
  async handle({ context, params: { id }, runtime }) {
    await deleteProvider(context, "tenant", id, runtime);
    return { deleted: true } as const;
  },
});
