import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { OutboundError } from "#lib/platform/outbound";
import type { Runtime } from "#lib/platform/runtime";
import { standingOf } from "./actor-of-session.ts";
import type { SignedIn } from "./admit-person.ts";
import { hostName } from "./brand-domain.ts";
import { contextOfRequest, type RequestFacts, sessionPolicy } from "./context-of-request.ts";
import { findProvider } from "./find-provider.ts";
import { providerConfig, type RawClaims } from "./provider-config.ts";
import { signInInput } from "./schema.ts";
import { findSession } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { signInByProvider } from "./sign-in-by-provider.ts";
import { signOut } from "./sign-out.ts";

/** NextAuth's options for one request, and what it does not tell of its answer. */
export interface AuthFrame {
  options: NextAuthOptions;
  outcome: {
    /** Who was let in by a provider. */
    signedIn: SignedIn | null;
    /**
     * Why a session could not be looked up or begun. NextAuth takes the first for one that has ended, and its answer clears the cookie;
     * of the second it writes the message, whatever that tells of our inside, into an address.
     */
    failure: unknown;
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * NextAuth's frame: JWT sessions whose token names a session row. The `jwt` callback checks that row whenever NextAuth
 * reads a session, and throws when it no longer counts, upon which NextAuth clears the cookie.
 * @param providerId the part of NextAuth's path that names a provider; an enabled one of ours is loaded and asked where it is
 * @throws {OutboundError} when that provider cannot be found where it should be
 */
export async function authFrame(runtime: Runtime, facts: RequestFacts, providerId: string | null = null): Promise<AuthFrame> {
  const outcome: AuthFrame["outcome"] = { signedIn: null, failure: null };
  const found = providerId !== null && UUID.test(providerId) ? await findProvider(runtime, providerId) : null;
  const sessionOf = async (sid: string) => {
    try {
      return await findSession(runtime.db, sid, runtime.clock.now(), sessionPolicy(runtime), hostName(facts.host));
    } catch (error) {
      outcome.failure = error;
      throw error;
    }
  };
  const options: NextAuthOptions = {
    secret: runtime.authSecret,
    session: { strategy: "jwt", maxAge: runtime.config.SESSION_MAX_DAYS * 86_400 },
    pages: { signIn: "/login", error: "/login" },
    logger: {
      error: (code, metadata) => runtime.log.debug({ code, metadata: String("error" in metadata ? metadata.error : metadata) }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [passwordProvider(runtime, facts, outcome), ...(found ? [await providerConfig(runtime, found)] : [])],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type !== "oauth") return true;
        const refusal = await admit(runtime, facts, account.provider, (profile ?? {}) as RawClaims, outcome);
        if (refusal !== null) return `/login?${new URLSearchParams({ error: refusal })}`;
        if (outcome.signedIn) Object.assign(user, { id: outcome.signedIn.userId, sid: outcome.signedIn.sessionId });
        return outcome.signedIn !== null;
      },
      /** NextAuth's own one throws for an address with a port that is none. */
      redirect: ({ url, baseUrl }) => (URL.parse(url, baseUrl)?.origin === new URL(baseUrl).origin ? new URL(url, baseUrl).href : baseUrl),
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
  return { options, outcome };
}

/** Lets somebody in whom a provider vouches for. @returns why not, for the sign-in page; null when they are let in */
async function admit(
  runtime: Runtime,
  facts: RequestFacts,
  providerId: string,
  claims: RawClaims,
  outcome: AuthFrame["outcome"],
): Promise<string | null> {
  // Whoever is signed in already is signed in anew: nothing of the session before counts.
  const { cookieHeader, requestId, ip, userAgent } = facts;
  try {
    const context = await contextOfRequest(runtime, { cookieHeader, requestId, ip, userAgent, host: facts.host });
    outcome.signedIn = await signInByProvider(context, providerId, claims, runtime);
    return null;
  } catch (error) {
    if (isAppError(error)) return error.reason ?? "provider_failed";
    runtime.log.error({ err: error }, "sign-in by a provider failed");
    return "provider_failed";
  }
}

function passwordProvider(runtime: Runtime, facts: RequestFacts, outcome: AuthFrame["outcome"]) {
  return CredentialsProvider({
    name: "E-mail and password",
    credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
    async authorize(credentials) {
      const parsed = signInInput.safeParse({ email: credentials?.email, password: credentials?.password, remember: true });
      if (!parsed.success) return null;
      const { requestId, ip, userAgent } = facts;
      try {
        const context = await contextOfRequest(runtime, { cookieHeader: null, requestId, ip, userAgent });
        const session = await signIn(context, parsed.data, runtime);
        return { id: session.userId, sid: session.sessionId };
      } catch (error) {
        if (isAppError(error) && error.code === "invalid") return null;
        if (!isAppError(error) || error.code === "unavailable") outcome.failure = error;
        throw error;
      }
    },
  });
}

export const isUnreachable = (error: unknown): error is OutboundError => error instanceof OutboundError;
