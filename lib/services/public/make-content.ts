import type { Runtime } from "#lib/platform/runtime";
import { installationSettings, stateOfPeriod } from "#lib/settings";
import { partOfService } from "../registry/own-parts.ts";
import { shareMeasured, uptimeOf, uptimePercent } from "../states/uptime.ts";
import { viewFor } from "../status/for-audience.ts";
import { pageFacts } from "../status/page-facts.ts";
import { knownStatus, PAGE_DAYS } from "../status/status-memory.ts";
import type { PageBrand, PageContent } from "./page-content.ts";

const DAY_MS = 86_400_000;

/**
 * What everybody may read on the page of a brand, as of now or, with the database away, as it was known last.
 * @throws `unavailable` where nothing was ever read
 */
export async function makePageContent(runtime: Runtime, brand: PageBrand): Promise<PageContent> {
  const { situation, days } = await knownStatus(runtime);
  const { maintenance } = await installationSettings(runtime);
  const facts = { ...pageFacts(brand.origin, brand.name), timeZone: brand.timeZone };
  const view = viewFor(situation, { kind: "public", tenantId: brand.tenantId }, facts);
  const period = { from: new Date(situation.at.getTime() - PAGE_DAYS * DAY_MS), to: situation.at };
  return {
    at: situation.at,
    brand,
    view,
    history: Object.fromEntries(
      view.components.flatMap(({ key }) => {
        const known = days.get(key);
        if (!known) return [];
        const { ratio, ...times } = uptimeOf(known.intervals, period);
        const measuredShare = shareMeasured(times, PAGE_DAYS * DAY_MS);
        return [[key, { days: known.days.map(({ worst }) => worst), percent: uptimePercent(ratio), measuredShare }]];
      }),
    ),
    parts: Object.fromEntries(
      situation.services.flatMap(({ key, origin }) => {
        const part = origin === "built-in" ? partOfService(key) : null;
        return part ? [[key, part]] : [];
      }),
    ),
    closed:
      stateOfPeriod(maintenance, runtime.clock.now()) === "on"
        ? { message: maintenance.message, endsAt: maintenance.endsAt ? new Date(maintenance.endsAt) : null }
        : null,
  };
}
