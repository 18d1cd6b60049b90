import { sha256 } from "#lib/platform/crypto";
import type { StatusView } from "./view.ts";

/** Which page it is. It is the same for ever: readers of feeds know it by its id. */
export function pageFacts(publicUrl: string, name: string): Omit<StatusView["page"], "updatedAt"> {
  const digest = sha256(publicUrl);
  const id = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return { id, name, url: `${publicUrl}/status`, timeZone: "Etc/UTC" };
}
