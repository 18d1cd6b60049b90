/** Requests to addresses that people typed: over TLS and to public addresses only, within limits of time and size. */

export { getJson, OutboundError } from "./get-json.ts";
export { guardedAgent } from "./guarded-agent.ts";
export { type PostAnswer, postText } from "./post-text.ts";
export { addressProblem, isPublicAddress, type OutboundRules } from "./public-address.ts";
