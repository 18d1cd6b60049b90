import { wordsOf } from "#words";
import { causeSentences, clockIn } from "../graph/cause-sentences.ts";
import { byKey } from "../graph/explanation.ts";
import { uptimePercent } from "../states/uptime.ts";
import { type Audience, servicesFor } from "./for-audience.ts";
import type { ToldService } from "./shapes.ts";
import type { KnownStatus } from "./status-memory.ts";

/**
 * Each service that an audience is told of: how it is and, for staff, why. What a service that others may not see has to do with it is not told to
 * them.
 */
export function tellServices({ situation, uptime, latencies }: KnownStatus, audience: Audience): ToldService[] {
  const { explanation, services } = situation;
  const told = servicesFor(situation, audience);
  const isTold = new Set(told.map(({ key }) => key));
  const explained = byKey(explanation);
  const names = new Map(services.map(({ key, name }) => [key, name]));
  const sentenceOf = causeSentences(explanation, {
    t: wordsOf("en", "causes"),
    nameOf: (key) => names.get(key) ?? key,
    time: clockIn("en", "UTC", explanation.at),
  });
  return told.map(({ key, name, kind, state, since }) => {
    const why = explained.get(key);
    const known = uptime.get(key);
    const percent = (period: keyof NonNullable<typeof known>) => uptimePercent(known?.[period].ratio ?? null);
    return {
      key,
      name,
      kind,
      state,
      since: since?.toISOString() ?? null,
      role: why?.role ?? null,
      causes: why?.causes.map(({ cause }) => cause).filter((cause) => isTold.has(cause)) ?? [],
      why: audience.kind === "staff" ? sentenceOf(key) : null,
      latencyMs: latencies.get(key) ?? null,
      uptime: { h24: percent("h24"), d7: percent("d7"), d30: percent("d30"), d90: percent("d90") },
    };
  });
}
