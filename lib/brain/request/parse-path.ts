/** Everything of the gateway is below this. */
export const GATEWAY_PREFIX = "/api/brain/";

/** Where a request wants to go. */
export interface Destination {
  service: string;
  /** As it is sent on: begins with "/", without the query. */
  path: string;
  /** As routes are compared with it: without what `;` adds to a segment. */
  routePath: string;
  /** "" or "?…" as it came. */
  query: string;
}

const MOST_CHARACTERS = 8_000;
const SERVICE = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
/** What RFC 3986 lets stand in a path as it is, but for `%` and `;`. */
const PLAIN_PATH = /^[A-Za-z0-9\-._~!$&'()*+,=:@/]*$/;
const ESCAPED_PATH = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;
const QUERY = /^[\x21\x23-\x7e]*$/;
/** A slash, a backslash, a control character, or a `%` that would make one of them (or a dot) when somebody decodes twice. */
const DISGUISED = /%(?:2f|5c|[01][0-9a-f]|7f|25(?:2e|2f|5c|[01][0-9a-f]))/i;
const UNRESERVED = /[A-Za-z0-9\-._~]/;
const DOTS = /\/\.{1,2}(?:\/|$)/;

/**
 * Reads a request's target, which begins with `GATEWAY_PREFIX`. Escapes of characters that need none are undone (RFC 3986, section 6.2.2.2),
 * so that `/%61dmin` meets the same route as `/admin`.
 * @returns null for what two programs could understand differently: dots, doubled or escaped slashes, backslashes, control characters
 */
export function parseDestination(target: string): Destination | null {
  if (target.length > MOST_CHARACTERS) return null;
  const mark = target.indexOf("?", GATEWAY_PREFIX.length);
  const whole = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark);
  if (query !== "" && !QUERY.test(query)) return null;
  const slash = whole.indexOf("/", GATEWAY_PREFIX.length);
  const service = whole.slice(GATEWAY_PREFIX.length, slash < 0 ? undefined : slash);
  if (service.length > 63 || !SERVICE.test(service)) return null;
  let path = slash < 0 ? "/" : whole.slice(slash);
  if (!PLAIN_PATH.test(path)) {
    if (!ESCAPED_PATH.test(path) || DISGUISED.test(path)) return null;
    if (path.includes("%")) path = withoutNeedlessEscapes(path);
  }
  const routePath = path.includes(";") ? path.replace(/;[^/]*/g, "") : path;
  if (path.includes("//") || DOTS.test(path) || (routePath !== path && (routePath.includes("//") || DOTS.test(routePath)))) return null;
  return { service, path, routePath, query };
}

function withoutNeedlessEscapes(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}/g, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return UNRESERVED.test(character) ? character : encoded.toUpperCase();
  });
}
