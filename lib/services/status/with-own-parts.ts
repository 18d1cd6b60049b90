import { explain } from "../graph/explain.ts";
import { byKey } from "../graph/explanation.ts";
import type { Reading } from "../graph/states.ts";
import { serviceOfPart } from "../registry/own-parts.ts";
import { graphOf } from "../registry/registry-graph.ts";
import type { StatusSnapshot } from "../schema.ts";
import type { StatusSituation } from "./read-situation.ts";

/**
 * What was last read of all services, with what this process itself measures of the portal's parts since: while the database is away, that
 * it is, and what follows from it, is told from memory. What others measure stays as it was read. Pure.
 * @returns the very same where nothing is otherwise
 */
export function withOwnParts(situation: StatusSituation, { parts }: StatusSnapshot, now: Date): StatusSituation {
  const measured = new Map(parts.filter(({ state }) => state !== "unknown").map((part) => [serviceOfPart(part.key), part] as const));
  const explained = byKey(situation.explanation);
  const services = situation.services.map((service) => {
    const own = service.state === "maintenance" ? undefined : measured.get(service.key);
    if (!own || own.state === service.state) return service;
    return { ...service, state: own.state, since: own.since === null ? null : new Date(own.since) };
  });
  if (services.every((service, index) => service === situation.services[index])) return situation;
  const readings = new Map(
    services.map(({ key, state, since }): [string, Reading] => {
      const known = explained.get(key);
      const reason = known?.state === state ? known.reason : state === "down" ? "silent" : null;
      return [key, { state, since, checkedAt: null, doubtedAt: null, reason }];
    }),
  );
  return { ...situation, services, explanation: explain(graphOf(services), readings, { now, previous: situation.explanation }) };
}
