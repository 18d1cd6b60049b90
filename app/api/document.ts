import { createHash } from "node:crypto";
import { getRuntime } from "#lib/platform/runtime";
import { openApiDocument } from "#lib/web";
import { apiModules } from "./modules.ts";

interface ApiDocument {
  document: object;
  json: string;
  etag: string;
}

let made: ApiDocument | null = null;

/** The OpenAPI document of this very portal. Made once: neither routes nor schemas change while a process runs. */
export function apiDocument(): ApiDocument {
  if (made) return made;
  const document = openApiDocument(apiModules, getRuntime().config.publicUrl);
  const json = JSON.stringify(document);
  made = { document, json, etag: `"${createHash("sha256").update(json).digest("base64url")}"` };
  return made;
}
