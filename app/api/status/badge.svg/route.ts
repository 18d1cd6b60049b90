import { z } from "zod";
import { notFound } from "#lib/platform/errors";
import { audienceOf, badgeSvg, overallOf, toldStatus } from "#lib/services";
import { serviceKey } from "#lib/services/schema";
import { textRoute } from "#lib/web";

const WORDS = { operational: "operational", degraded: "degraded", down: "down", maintenance: "maintenance", unknown: "unknown" } as const;
const OVERALL = { none: "operational", minor: "degraded", major: "down", critical: "down", maintenance: "maintenance" } as const;

/** A badge of the whole, or of one service that the caller is told of. */
export const GET = textRoute({
  params: z.object({}),
  query: z.object({ service: serviceKey.optional() }),
  cacheSeconds: 30,
  async make({ context, runtime, query: { service } }) {
    const { view } = await toldStatus(runtime, audienceOf(context));
    const component = view.components.find(({ key }) => key === service);
    if (service && !component) throw notFound("This service");
    const isMeasured = view.components.some(({ state }) => state !== "unknown");
    const colour = component?.state ?? (isMeasured ? OVERALL[overallOf(view).indicator] : "unknown");
    return { contentType: "image/svg+xml", body: badgeSvg(component?.name ?? view.page.name, { words: WORDS[colour], colour }) };
  },
});
