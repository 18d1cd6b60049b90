import type { IncomingHttpHeaders } from "node:http";
import { isHopByHop, namedByConnection } from "./hop-by-hop.ts";
import { setsPortalCookie } from "./portal-cookies.ts";

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
 * it may run there: it is sandboxed (https://www.w3.org/TR/CSP3/#directive-sandbox), and sets none of the portal's cookies.
 */
export function responseHeaders(headers: IncomingHttpHeaders, requestId: string, cors: readonly string[]): string[] {
  const dropped = namedByConnection(headers.connection);
  const out: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || isHopByHop(name) || OWN.has(name) || OWN_PREFIXES.some((prefix) => name.startsWith(prefix)) || dropped.has(name))
      continue;
    if (typeof value === "string") {
      if (name !== "set-cookie" || !setsPortalCookie(value)) out.push(name, value);
    } else for (const each of value) if (name !== "set-cookie" || !setsPortalCookie(each)) out.push(name, each);
  }
  out.push("x-request-id", requestId, "x-content-type-options", "nosniff", "content-security-policy", "sandbox");
  out.push("cross-origin-resource-policy", cors.length > 0 ? "cross-origin" : "same-origin");
  for (const each of cors) out.push(each);
  return out;
}
