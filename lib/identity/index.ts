/**
 * Who somebody is: passwords, sign-in, sessions, and the context of a request. NextAuth is the frame; a token only
 * names a session row, and the row decides.
 */
export { grantsIn, grantsOfRole, standingOf } from "./actor-of-session.ts";
export { addPasskey, addPasskeyOptions } from "./add-passkey.ts";
export { type Admission, admitPerson, isKnownDevice, type SignedIn } from "./admit-person.ts";
export { authFrame, isUnreachable } from "./auth-frame.ts";
export { beginProviderSignIn } from "./begin-provider-sign-in.ts";
export { beginTotp, pendingTotp } from "./begin-totp.ts";
export { brandAddress, findBrandDomain, hostName } from "./brand-domain.ts";
export { callNextAuth } from "./call-next-auth.ts";
export { type AddressChangeView, askForNewAddress, confirmNewAddress, describeAddressChange, stopAddressChange } from "./change-address.ts";
export { changeLanguage } from "./change-language.ts";
export { changeName } from "./change-name.ts";
export { changePassword } from "./change-password.ts";
export { changeProvider, createProvider, deleteProvider, switchProvider } from "./change-providers.ts";
export { checkDomainsJob, checkDueDomains, checkOwnDomain, checkTenantDomain } from "./check-tenant-domain.ts";
export { closeImpersonations, closeImpersonationsJob } from "./close-impersonations.ts";
export { completeSecondFactor, WRONG_CODES_END_SESSION } from "./complete-second-factor.ts";
export { confirmIdentity } from "./confirm-identity.ts";
export { confirmTotp } from "./confirm-totp.ts";
export { confirmWithPasskey, passkeyConfirmOptions } from "./confirm-with-passkey.ts";
export { contextOfRequest, type RequestContext, type RequestFacts, sessionOfCookies, sessionPolicy } from "./context-of-request.ts";
export { deviceLabel } from "./device-label.ts";
export { endImpersonationsOf } from "./end-impersonation.ts";
export { endSession, endSessionsOf, type SessionEnd } from "./end-session.ts";
export { FACTOR_LIMITS } from "./factor-limits.ts";
export { findCompanyProvider, listPublicProviders, type PublicProvider } from "./find-company-provider.ts";
export { getProfile } from "./get-profile.ts";
export { getSecurity, type Security } from "./get-security.ts";
export { hasShownSecondFactor, IMPERSONATION_MINUTES, sayTenantObstacle, tenantObstacle } from "./impersonation-policy.ts";
export { brandChallenge, issueBrandCode } from "./issue-brand-code.ts";
export { languageOfAddress } from "./language-of-address.ts";
export { findCandidate, getSupportedTenant, listCandidates, type SupportedTenant } from "./list-candidates.ts";
export { listImpersonations } from "./list-impersonations.ts";
export { listPasskeys } from "./list-passkeys.ts";
export { getProvider, listProviders } from "./list-providers.ts";
export { listSessions, readSessions } from "./list-sessions.ts";
export { closeLockouts, describeUnlockLink, unlockAccount } from "./lockout.ts";
export { limitMail, linkTo } from "./mailed-links.ts";
export { makeRecoveryCodes } from "./make-recovery-codes.ts";
export { memberContext } from "./member-context.ts";
export { hasAnotherAdmin, requirePlaces } from "./membership-rules.ts";
export { listMyTenants, switchTenant } from "./my-tenants.ts";
export {
  consumeOneTimeToken,
  createOneTimeToken,
  LINK_REFUSALS,
  linkOutdated,
  linkRefused,
  peekOneTimeToken,
  type TokenState,
} from "./one-time-token.ts";
export { originsOf } from "./origins-of.ts";
export { forgetDevice, listOwnDevices } from "./own-devices.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { passwordProblem, requireGoodPassword } from "./password-policy.ts";
export { identityPersonalData } from "./personal-data.ts";
export { purgeIdentityJob } from "./purge-identity.ts";
export { redeemBrandCode } from "./redeem-brand-code.ts";
export { removePasskey } from "./remove-passkey.ts";
export { removeTotp } from "./remove-totp.ts";
export { renamePasskey } from "./rename-passkey.ts";
export { askForPasswordReset, createResetToken, describeResetLink, RESET_LINK_LIFE_SECONDS, resetPassword } from "./reset-password.ts";
export { revokeOtherSessions, revokeSession } from "./revoke-session.ts";
export { OVERLAP_SECONDS, type RotatedSession, rotateSession } from "./rotate-session.ts";
export { findSession, type LiveSession, openSession, type SessionPolicy, type SessionTenant, SHORT_SESSION_HOURS } from "./session.ts";
export { type NewCookie, sessionCookies } from "./session-cookies.ts";
export { cookieNames, makeSessionToken, readCookie, readSessionToken } from "./session-token.ts";
export { signIn } from "./sign-in.ts";
export { askForSignInLink, describeSignInLink, SIGN_IN_LINK_LIFE_SECONDS, type SignInLinkView, signInByLink } from "./sign-in-by-link.ts";
export { type ProviderRefusal, signInByProvider } from "./sign-in-by-provider.ts";
export { listSignInHistory, readSignInHistory } from "./sign-in-history.ts";
export { forgetFailures, SIGN_IN_LIMITS } from "./sign-in-limits.ts";
export { passkeySignInOptions, signInWithPasskey } from "./sign-in-with-passkey.ts";
export { signOut, signOutEverywhere } from "./sign-out.ts";
export { startImpersonation } from "./start-impersonation.ts";
export { inSteadyTime } from "./steady-time.ts";
export { stopImpersonation } from "./stop-impersonation.ts";
export { canDecideSupportAccess, endImpersonationByTenant, getSupportAccess, setSupportAccess } from "./support-access.ts";
export { systemContext } from "./system-context.ts";
export {
  addDomainOfNewTenant,
  addTenantDomain,
  listOwnDomains,
  listTenantDomains,
  removeTenantDomain,
  verifyTenantDomain,
} from "./tenant-domains.ts";
export { changeTenantPolicy, getTenantPolicy, previewTenantPolicy } from "./tenant-policy.ts";
export { testProvider } from "./test-provider.ts";
export { totpCodeAt } from "./totp.ts";
