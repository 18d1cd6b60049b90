import { z } from "zod";
import { switchProvider } from "#lib/identity";
import { signInProvider, switchProviderInput } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "switchSignInProvider",
  summary: "Open or close a sign-in provider; closing signs out who signed in by it",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: switchProviderInput,
  response: signInProvider,
  handle: ({ context, params: { id }, body, runtime }) => switchProvider(context, "tenant", id, body, runtime),
});
