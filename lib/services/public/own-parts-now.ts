import type { Runtime } from "#lib/platform/runtime";
import { PARTS } from "../parts.ts";
import { currentStatus } from "../prober.ts";
import type { StatusSnapshot } from "../schema.ts";
import { pageFacts } from "../status/page-facts.ts";
import type { PageContent } from "./page-content.ts";

/** Nothing was ever stored of them; pages need some id to tell them apart. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** A content with the portal's own parts as they are measured now: that needs no database. What nobody measures any more is unknown. */
export function withPartsNow(content: PageContent, { parts }: StatusSnapshot): PageContent {
  const now = new Map(parts.map((part) => [part.key, part]));
  const components = content.view.components.map((component) => {
    const own = content.parts[component.key];
    const measured = own && now.get(own);
    if (!measured) return component;
    return { ...component, state: measured.state, since: measured.since ? new Date(measured.since) : null };
  });
  return { ...content, view: { ...content.view, components } };
}

/** All that is known where nothing was ever read: the portal's own parts. */
export function contentOfParts(runtime: Pick<Runtime, "rooms" | "clock" | "config">): PageContent {
  const snapshot = currentStatus(runtime);
  const at = runtime.clock.now();
  const states = new Map(snapshot.parts.map((part) => [part.key, part]));
  const components = PARTS.map(({ key, name }) => {
    const part = states.get(key);
    return {
      id: NO_ID,
      key,
      name,
      description: "",
      state: part?.state ?? ("unknown" as const),
      since: part?.since ? new Date(part.since) : null,
      createdAt: at,
      updatedAt: at,
    };
  });
  return {
    at,
    brand: {
      tenantId: null,
      origin: runtime.config.publicUrl,
      name: new URL(runtime.config.publicUrl).hostname,
      product: null,
      style: "",
      logo: null,
      locale: null,
      timeZone: "UTC",
    },
    view: { page: { ...pageFacts(runtime.config.publicUrl, ""), updatedAt: at }, components, incidents: [], maintenances: [] },
    history: {},
    parts: {},
    closed: null,
  };
}
