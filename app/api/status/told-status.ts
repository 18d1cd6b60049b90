import type { Context } from "#lib/access";
import { sha256 } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { audienceOf, knownStatus, type StatusView, viewFor } from "#lib/services";
import { installationSettings } from "#lib/settings";

/** What the caller is told of all services. */
export async function toldStatus(runtime: Runtime, context: Context) {
  const known = await knownStatus(runtime);
  const audience = audienceOf(context);
  const { product } = await installationSettings(runtime);
  return { known, audience, view: viewFor(known.situation, audience, pageOf(runtime.config.publicUrl, product.name)) };
}

/** The page is the same for ever: readers of feeds know it by its id. */
function pageOf(publicUrl: string, name: string): Omit<StatusView["page"], "updatedAt"> {
  const digest = sha256(publicUrl)
    .replace(/[^0-9a-f]/gi, "")
    .padEnd(32, "0")
    .toLowerCase();
  const id = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return { id, name, url: `${publicUrl}/status`, timeZone: "Etc/UTC" };
}
