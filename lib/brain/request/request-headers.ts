import type { IncomingHttpHeaders } from "node:http";
import { isHopByHop, namedByConnection } from "./hop-by-hop.ts";
import { IDENTITY_HEADER } from "./identity-token.ts";
import { foreignCookies } from "./portal-cookies.ts";
import { type TraceContext, traceparentOf } from "./trace-context.ts";

/** What the gateway itself says of a request. */
export interface Passage {
  clientIp: string;
  isHttps: boolean;
  requestId: string;
  trace: TraceContext;
  /** The identity token; null for none. */
  identity: string | null;
}

/** Written by us, or never passed on: who came before us may not say them. Names with the prefix of ours go the same way. */
const OWN = new Set([
  "host",
  "expect",
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-forwarded-prefix",
  "x-forwarded-server",
  "x-real-ip",
  "x-client-ip",
  "x-nonce",
  "x-request-id",
  "traceparent",
  "http2-settings",
  IDENTITY_HEADER,
]);
const OWN_PREFIX = "x-brain-";
const API_KEY = /^Bearer\s+biz_/i;

/** True for an `Authorization` header that carries a key of the portal's own API. */
export const isApiKey = (authorization: string | undefined): authorization is string => authorization !== undefined && API_KEY.test(authorization);

/**
 * The headers for the backend, as a flat list of names and values.
 * @param raw as Node keeps them: names and values in turn, as they came
 */
export function requestHeaders(raw: readonly string[], headers: IncomingHttpHeaders, passage: Passage): string[] {
  const dropped = namedByConnection(headers.connection);
  const out: string[] = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] as string).toLowerCase();
    const value = raw[at + 1] as string;
    if (isHopByHop(name) || OWN.has(name) || name.startsWith(OWN_PREFIX) || dropped.has(name)) continue;
    if (name === "cookie") {
      const kept = foreignCookies(value);
      if (kept !== null) out.push(name, kept);
    } else if (name === "authorization") {
      if (!isApiKey(value)) out.push(name, value);
    } else if (name === "tracestate") {
      if (passage.trace.isContinued) out.push(name, value);
    } else out.push(name, value);
  }
  const { clientIp, isHttps, requestId, identity, trace } = passage;
  const host = headers.host ?? "";
  const proto = isHttps ? "https" : "http";
  out.push(
    "x-forwarded-for",
    clientIp,
    "x-forwarded-host",
    host,
    "x-forwarded-proto",
    proto,
    "forwarded",
    forwardedOf(clientIp, host, proto),
    "x-request-id",
    requestId,
    "traceparent",
    traceparentOf(trace),
  );
  if (identity !== null) out.push(IDENTITY_HEADER, identity);
  return out;
}

/** RFC 7239, section 4: an IPv6 address goes into brackets, and with them into quotation marks. */
export function forwardedOf(clientIp: string, host: string, proto: string): string {
  const node = clientIp.includes(":") ? `"[${clientIp}]"` : clientIp === "unknown" ? "unknown" : clientIp;
  return `for=${node};host="${host.includes('"') || host.includes("\\") ? host.replace(/["\\]/g, "\\$&") : host}";proto=${proto}`;
}
