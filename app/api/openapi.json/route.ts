import { getRuntime } from "#lib/platform/runtime";
import { openApiDocument } from "#lib/web";
import { apiModules } from "../modules.ts";

/** The OpenAPI document of this very portal. */
export function GET(): Response {
  return Response.json(openApiDocument(apiModules, getRuntime().config.publicUrl), { headers: { "cache-control": "no-cache" } });
}
