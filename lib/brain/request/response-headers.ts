import type { IncomingHttpHeaders } from "node:http";
import { isHopByHop, namedByConnection } from "./hop-by-hop.ts";
import { type Place, throughGateway } from "./own-address.ts";
import { scopedCookie, setsPortalCookie } from "./portal-cookies.ts";

/** Told by the gateway itself, or telling of the backend what is nobody's business. */
const OWN = new Set([
  "server",
  "via",
  "x-powered-by",
  "x-aspnet-version",
  "x-runtime",
  "alt-svc",
  "strict-transport-security",
  "public-key-pins",
  "clear-site-data",
  "service-worker-allowed",
  "x-request-id",
  "x-content-type-options",
  "cross-origin-resource-policy",
]);
const OWN_PREFIXES = ["access-control-", "x-brain-"];

/**
 * The headers for the client, as a flat list of names and values. What a backend serves comes from the portal's own address, so that nothing of
 * it may run there: it is sandboxed (https://www.w3.org/TR/CSP3/#directive-sandbox), and its cookies are its own.
 */
export function responseHeaders(headers: IncomingHttpHeaders, requestId: string, cors: readonly string[], place: Place): string[] {
  const dropped = namedByConnection(headers.connection);
  const out: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || isHopByHop(name) || OWN.has(name) || OWN_PREFIXES.some((prefix) => name.startsWith(prefix)) || dropped.has(name))
      continue;
    if (name === "set-cookie") {
      for (const each of [value].flat()) if (!setsPortalCookie(each)) out.push(name, scopedCookie(each, place.service));
    } else if (typeof value === "string") out.push(name, name === "location" || name === "content-location" ? throughGateway(value, place) : value);
    else for (const each of value) out.push(name, each);
  }
  out.push("x-request-id", requestId, "x-content-type-options", "nosniff", "content-security-policy", "sandbox");
  out.push("cross-origin-resource-policy", cors.length > 0 ? "cross-origin" : "same-origin");
  for (const each of cors) out.push(each);
  return out;
}
