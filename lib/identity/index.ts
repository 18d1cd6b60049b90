/**
 * Who somebody is: passwords, sign-in, sessions, and the context of a request. NextAuth is the frame; a token only
 * names a session row, and the row decides.
 */
export { grantsIn, grantsOfRole, standingOf } from "./actor-of-session.ts";
export { type Admission, admitPerson, isKnownDevice, type SignedIn } from "./admit-person.ts";
export { findBrandDomain, hostName } from "./brand-domain.ts";
export { contextOfRequest, type RequestContext, type RequestFacts, sessionOfCookies, sessionPolicy } from "./context-of-request.ts";
export { deviceLabel } from "./device-label.ts";
export { endSession, type SessionEnd } from "./end-session.ts";
export { brandChallenge, issueBrandCode } from "./issue-brand-code.ts";
export { listSessions } from "./list-sessions.ts";
export { listMyTenants, switchTenant } from "./my-tenants.ts";
export { authOptions } from "./next-auth.ts";
export { forgetDevice, listOwnDevices } from "./own-devices.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { redeemBrandCode } from "./redeem-brand-code.ts";
export { revokeOtherSessions, revokeSession } from "./revoke-session.ts";
export { OVERLAP_SECONDS, type RotatedSession, rotateSession } from "./rotate-session.ts";
export { findSession, type LiveSession, openSession, type SessionPolicy, type SessionTenant, SHORT_SESSION_HOURS } from "./session.ts";
export { type NewCookie, sessionCookies } from "./session-cookies.ts";
export { cookieNames, makeSessionToken, readCookie, readSessionToken } from "./session-token.ts";
export { SIGN_IN_LIMITS, signIn } from "./sign-in.ts";
export { listSignInHistory } from "./sign-in-history.ts";
export { signOut, signOutEverywhere } from "./sign-out.ts";
export { systemContext } from "./system-context.ts";
