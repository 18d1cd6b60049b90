import { hasTag } from "#lib/platform/http";
import { apiDocument } from "../document.ts";

/** The OpenAPI document of this very portal; 304 for whoever has it as it is. */
export function GET(request: Request): Response {
  const { json, etag } = apiDocument();
  const headers = { "cache-control": "no-cache", etag };
  if (hasTag(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(json, { headers: { ...headers, "content-type": "application/json" } });
}
