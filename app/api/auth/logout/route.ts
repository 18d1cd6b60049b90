import { cookieNames, signOut } from "#lib/identity";
import { signOutAnswer } from "#lib/identity/schema";
import { jsonRoute, setCookieValue } from "#lib/web";

export const POST = jsonRoute({
  operationId: "signOut",
  summary: "End the session and clear its cookie; doing it twice is no error",
  tag: "Identity",
  access: "public",
  allowsReadOnly: true,
  response: signOutAnswer,
  async handle({ context, runtime, responseHeaders }) {
    if (context.actor.kind === "user") await signOut({ ...context, actor: context.actor });
    const { session, isSecure } = cookieNames(runtime.config.publicUrl);
    const gone = { name: session, value: "", httpOnly: true, sameSite: "lax", secure: isSecure, path: "/", maxAge: 0 } as const;
    responseHeaders.append("set-cookie", setCookieValue(gone));
    return { signedOut: true as const };
  },
});
