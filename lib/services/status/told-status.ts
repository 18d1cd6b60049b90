import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { currentStatus } from "../prober.ts";
import type { PlatformStatus } from "../schema.ts";
import { type Audience, viewFor } from "./for-audience.ts";
import { pageFacts } from "./page-facts.ts";

import { type KnownStatus, knownStatus } from "./status-memory.ts";
import { tellEvents } from "./tell-events.ts";
import { tellServices } from "./tell-services.ts";
import type { StatusView } from "./view.ts";

/** What an audience is told of all services. @throws `unavailable` where nothing was ever read */
export async function toldStatus(runtime: Runtime, audience: Audience): Promise<{ known: KnownStatus; view: StatusView }> {
  const known = await knownStatus(runtime);
  const { product } = await installationSettings(runtime);
  return { known, view: viewFor(known.situation, audience, pageFacts(runtime.config.publicUrl, product.name)) };
}

/** Parts are known from memory alone; everything else is left out, and named, where the database does not answer. */
export async function tellPlatform(runtime: Runtime, audience: Audience): Promise<Omit<PlatformStatus, "leaderboard">> {
  const parts = currentStatus(runtime);
  try {
    const { known, view } = await toldStatus(runtime, audience);
    return { ...parts, asOf: known.situation.at.toISOString(), services: tellServices(known, audience), ...tellEvents(view) };
  } catch (error) {
    if (!isAppError(error) || error.code !== "unavailable") throw error;
    return { ...parts, asOf: null, services: null, incidents: null, maintenance: null };
  }
}
