/**
 * Who somebody is: passwords, sign-in, sessions, and the context of a request. NextAuth is the frame; a token only
 * names a session row, and the row decides.
 */
export { contextOfRequest, type RequestContext, type RequestFacts, sessionOfCookies, sessionPolicy } from "./context-of-request.ts";
export { authOptions } from "./next-auth.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { findSession, type LiveSession, openSession, type SessionPolicy } from "./session.ts";
export { cookieNames, makeSessionToken, readCookie, readSessionToken } from "./session-token.ts";
export { SIGN_IN_LIMITS, signIn } from "./sign-in.ts";
export { signOut } from "./sign-out.ts";
export { systemContext } from "./system-context.ts";
