/** The outermost layer of the HTTP server: what is decided before a request reaches Next. */
export { answerClientErrors, refuseAmbiguous, refuseWithoutHost } from "./client-errors.ts";
export { clientIp } from "./client-ip.ts";
export { compress } from "./compress.ts";
export { divertUpgrades } from "./divert-upgrades.ts";
export { hasTag } from "./has-tag.ts";
export { INTERNAL_HEADERS } from "./internal-headers.ts";
export { limitBodyTime } from "./limit-body-time.ts";
export { refuseLargeBody } from "./refuse-large-body.ts";
export { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";
export { setUnlessGiven } from "./set-unless-given.ts";
export { trackRequests } from "./track-requests.ts";
