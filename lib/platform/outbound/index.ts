/** Requests to addresses that people typed: over TLS and to public addresses only, within limits of time and size. And what DNS says of their names. */

export { findTxt, type TxtAnswer } from "./find-txt.ts";
export { getJson, OutboundError } from "./get-json.ts";
export { guardedAgent } from "./guarded-agent.ts";
export { addressOfHost } from "./guarded-lookup.ts";
export { type PostAnswer, postText } from "./post-text.ts";
export { addressProblem, isPublicAddress, type OutboundRules } from "./public-address.ts";
