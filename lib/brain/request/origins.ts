import type { IncomingHttpHeaders } from "node:http";

/** Methods that only read (RFC 9110, section 9.2.1). */
const SAFE = new Set(["GET", "HEAD", "OPTIONS", "QUERY", "SEARCH", "REPORT", "PROPFIND"]);
export const isSafe = (method: string): boolean => SAFE.has(method);

const MOST_NAMES = 50;
const TOKENS = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:\s*,\s*[!#$%&'*+\-.^_`|~0-9A-Za-z]+)*$/;
const PREFLIGHT_SECONDS = "600";
const NONE: readonly string[] = [];

/** The origin as the route allows it: itself, "*", or null. */
export function allowedOrigin(origin: string | undefined, allowed: readonly string[]): string | null {
  if (origin === undefined || allowed.length === 0) return null;
  if (allowed.includes(origin)) return origin;
  return allowed.includes("*") ? "*" : null;
}

/** What an answer says to a page of another origin, as a flat list. Only an origin that is named may send cookies along. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): readonly string[] {
  if (allowed.length === 0) return NONE;
  const granted = allowedOrigin(origin, allowed);
  if (granted === null) return ["vary", "Origin"];
  const exposed = ["access-control-expose-headers", "X-Request-Id, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"];
  if (granted === "*") return ["access-control-allow-origin", "*", ...exposed];
  return ["vary", "Origin", "access-control-allow-origin", granted, "access-control-allow-credentials", "true", ...exposed];
}

/** A browser that asks whether it may (https://fetch.spec.whatwg.org/#cors-preflight-request). */
export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/** What it is told; null when it may not. */
export function preflightHeaders(headers: IncomingHttpHeaders, allowed: readonly string[], methods: readonly string[]): string[] | null {
  const granted = allowedOrigin(headers.origin, allowed);
  if (granted === null || !methods.includes(headers["access-control-request-method"] ?? "")) return null;
  const asked = headers["access-control-request-headers"] ?? "";
  if (asked !== "" && (!TOKENS.test(asked) || asked.split(",").length > MOST_NAMES)) return null;
  return [
    "vary",
    "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    "access-control-allow-origin",
    granted,
    ...(granted === "*" ? [] : ["access-control-allow-credentials", "true"]),
    "access-control-allow-methods",
    methods.join(", "),
    ...(asked === "" ? [] : ["access-control-allow-headers", asked]),
    "access-control-max-age",
    PREFLIGHT_SECONDS,
  ];
}

/**
 * Whether a request that a browser's cookie vouches for was meant by its person: it comes from the portal's own pages, or from an origin that
 * the route names. A browser says where it comes from whenever it changes something; who says nothing is not believed.
 */
export function isFromAllowedPage(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (origin !== undefined) {
    const isOwn = origin.slice(origin.indexOf("://") + 3) === host && (site === undefined || site === "same-origin");
    return isOwn || allowed.includes(origin);
  }
  return site === "same-origin";
}
