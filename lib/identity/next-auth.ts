import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { getRuntime, type Runtime } from "#lib/platform/runtime";
import { standingOf } from "./actor-of-session.ts";
import { hostName } from "./brand-domain.ts";
import { contextOfRequest, sessionPolicy } from "./context-of-request.ts";
import { signInInput } from "./schema.ts";
import { findSession } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const firstOf = (value: unknown) => (Array.isArray(value) ? String(value[0]) : typeof value === "string" ? value : null);

/**
 * NextAuth's frame: JWT sessions whose token names a session row. The `jwt` callback checks that row whenever NextAuth
 * reads a session, and throws when it no longer counts, upon which NextAuth clears the cookie.
 * @param host the request's `Host` header
 */
export function authOptions(host: string | null, runtime: Runtime = getRuntime()): NextAuthOptions {
  const sessionOf = (sid: string) => findSession(runtime.db, sid, runtime.clock.now(), sessionPolicy(runtime), hostName(host));
  const maxAgeSeconds = runtime.config.SESSION_MAX_DAYS * 86_400;
  return {
    secret: runtime.authSecret,
    session: { strategy: "jwt", maxAge: maxAgeSeconds },
    pages: { signIn: "/login", error: "/login" },
    logger: {
      error: (code, metadata) => runtime.log.debug({ code, metadata: String(metadata) }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
        async authorize(credentials, request) {
          const parsed = signInInput.safeParse({ email: credentials?.email, password: credentials?.password, remember: true });
          if (!parsed.success) return null;
          const headers = request.headers ?? {};
          const context = await contextOfRequest(runtime, {
            cookieHeader: null,
            authorization: null,
            requestId: firstOf(headers["x-request-id"]) ?? newId(),
            ip: firstOf(headers["x-client-ip"]),
            userAgent: firstOf(headers["user-agent"]),
          });
          try {
            const session = await signIn(context, parsed.data, runtime);
            return { id: session.userId, sid: session.sessionId };
          } catch (error) {
            if (isAppError(error) && error.code === "invalid") return null;
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user && "sid" in user) return { sub: user.id, sid: user.sid };
        const session = typeof token.sid === "string" ? await sessionOf(token.sid) : null;
        if (session?.stage !== "open") throw new Error("The session has ended.");
        return { sub: session.userId, sid: session.sessionId, name: session.userName, email: session.email };
      },
      session({ session, token }) {
        return { ...session, user: { id: token.sub, name: token.name, email: token.email } };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string") return;
        const session = await sessionOf(token.sid);
        if (!session) return;
        const context = await contextOfRequest(runtime, { cookieHeader: null, requestId: newId(), ip: null, userAgent: null });
        await signOut({ ...context, actor: standingOf(session).actor });
      },
    },
  };
}
