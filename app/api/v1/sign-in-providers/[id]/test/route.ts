import { z } from "zod";
import { testProvider } from "#lib/identity";
import { providerTest } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "testSignInProvider",
  summary: "Ask a sign-in provider for what signing in will need",
  tag: "Sign-in",
  access: "tenant",
  permission: "security.manage",
  params: z.strictObject({ id: z.uuid() }),
  response: providerTest,
  handle: ({ context, params: { id }, runtime }) => testProvider(context, "tenant", id, runtime),
});
