import { createHash } from "node:crypto";
import { hasTag } from "#lib/platform/http";

interface Cached {
  /** For how long it may be kept without asking. */
  seconds: number;
  /** False for what was made for the caller alone. */
  isShared: boolean;
  contentType?: string;
  headers?: Headers;
}

/** A text with an ETag that may be kept for some seconds; 304 for whoever has it as it is (RFC 9110, 13.1.2). */
export function cachedResponse(
  request: Request,
  body: string,
  { seconds, isShared, contentType = "application/json", headers = new Headers() }: Cached,
): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  headers.set("etag", etag);
  headers.set("cache-control", `${isShared ? "public" : "private"}, max-age=${seconds}`);
  headers.set("vary", "cookie, authorization");
  if (hasTag(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("content-type", contentType);
  return new Response(body, { headers });
}
