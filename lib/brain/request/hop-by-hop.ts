/** Headers that end with each connection, whoever names them (RFC 9110, section 7.6.1), and those that Node and undici write themselves. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export const isHopByHop = (name: string): boolean => HOP_BY_HOP.has(name);

const NONE: ReadonlySet<string> = new Set();
/** What a sender may not have dropped by naming it: without them a body would be read as another request, or a check be gone around. */
const NEVER_DROPPED = new Set(["content-length", "host", "authorization", "cookie", "cache-control", "content-type"]);

/** The names in a `Connection` header, in small letters: they, too, end here. */
export function namedByConnection(connection: string | string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === "keep-alive" || connection === "close") return NONE;
  const text = Array.isArray(connection) ? connection.join(",") : connection;
  const names = text
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !NEVER_DROPPED.has(name));
  return names.length === 0 ? NONE : new Set(names);
}
