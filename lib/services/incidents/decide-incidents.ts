import { type BlastRadius, blastRadius } from "../graph/blast-radius.ts";
import { byKey, type Cause, type Explanation } from "../graph/explanation.ts";
import { type FailureReason, NOT_MONITORED, type Readings, type ServiceState } from "../graph/states.ts";
import type { ServiceGraph } from "../graph/types.ts";
import { causesToTell, type ToldCause } from "../watch/causes-to-tell.ts";
import type { IncidentImpact, ServicePart } from "./shapes.ts";

/** An incident that is open and has a cause, as it was left. */
export interface OpenIncident {
  id: string;
  causeKey: string;
  isByRule: boolean;
  startedAt: Date;
  recoveredAt: Date | null;
}

export interface HitService {
  key: string;
  part: ServicePart;
  state: ServiceState;
  since: Date;
}

/** What is known of an incident now. */
export interface IncidentFacts {
  causeKey: string;
  reason: FailureReason | null;
  startedAt: Date;
  impact: IncidentImpact;
  services: HitService[];
  isEverybody: boolean;
  tenants: { id: string; isDegraded: boolean }[];
}

export type IncidentDecision =
  | { to: "open"; facts: IncidentFacts }
  | { to: "change"; id: string; facts: IncidentFacts }
  /** It works again, all of it. */
  | { to: "recover"; id: string; causeKey: string; at: Date }
  | { to: "resolve"; id: string; causeKey: string }
  /** It turned out to be a consequence of what another one is about. */
  | { to: "merge"; id: string; causeKey: string };

/** How long a cause must have worked before its incident is resolved by rule. */
const STAYS_RECOVERED_MS = 5 * 60_000;

/**
 * What becomes of incidents: one per cause while it is open; what fails with the cause is what it hits. One whose cause turns out to be a consequence
 * goes over to that cause, or ends where that has one. A cause that is not measured any more, or is under maintenance, has not recovered.
 * Those opened by hand are kept up with and never resolved by rule. Pure.
 * @param settled causes whose incident somebody resolved, and when: the failure that they knew of opens no other
 */
export function decideIncidents(
  open: readonly OpenIncident[],
  graph: ServiceGraph,
  states: Readings,
  explanation: Explanation,
  settled: ReadonlyMap<string, Date> = new Map(),
): IncidentDecision[] {
  const causes = causesToTell(explanation, (cause) => open.some((incident) => isOf(incident, cause)));
  const isSettled = ({ key, since }: Cause) => since !== null && since <= (settled.get(key) ?? since) && settled.has(key);
  const failing = byKey(explanation);
  const unclear = new Set([...explanation.unknown, ...explanation.maintenance]);
  const taken = new Set<string>();
  const decisions: IncidentDecision[] = [];

  for (const cause of causes) {
    const mine = open.filter((incident) => !taken.has(incident.id) && (isOf(incident, cause) || cause.consequences.includes(incident.causeKey)));
    const [first, ...others] = mine.toSorted((one, other) => Number(isOf(other, cause)) - Number(isOf(one, cause)));
    const facts = factsOf(graph, explanation, cause);
    for (const { id, isByRule } of others) if (isByRule) decisions.push({ to: "merge", id, causeKey: cause.key });
    if (first) decisions.push({ to: "change", id: first.id, facts });
    else if (!isSettled(cause)) decisions.push({ to: "open", facts });
    for (const { id } of mine) taken.add(id);
  }
  for (const incident of open) {
    const { id, causeKey, isByRule, recoveredAt } = incident;
    const isStill = unclear.has(causeKey) || failing.has(causeKey) || explanation.causes.some((cause) => isOf(incident, cause));
    if (taken.has(id) || isStill) continue;
    if (recoveredAt === null) decisions.push({ to: "recover", id, causeKey, at: states.get(causeKey)?.since ?? explanation.at });
    else if (isByRule && explanation.at.getTime() - recoveredAt.getTime() >= STAYS_RECOVERED_MS) decisions.push({ to: "resolve", id, causeKey });
  }
  return decisions;
}

const isOf = ({ causeKey }: OpenIncident, { key, members }: Cause): boolean => causeKey === key || members.includes(causeKey);

function factsOf(graph: ServiceGraph, explanation: Explanation, cause: ToldCause): IncidentFacts {
  const { at } = explanation;
  const failing = byKey(explanation);
  const hit = (part: ServicePart) => (key: string) => {
    const { state, since } = failing.get(key) ?? { ...NOT_MONITORED, since: null };
    return { key, part, state, since: since ?? at };
  };
  const { fails, degrades } = blastRadius(graph, cause.key);
  const isDown = cause.state === "down";
  return {
    causeKey: cause.key,
    reason: cause.reason,
    startedAt: cause.since ?? at,
    impact: impactOf(graph, cause, fails),
    services: [...cause.members.map(hit("cause")), ...cause.consequences.map(hit("consequence"))],
    isEverybody: fails.isEverybody,
    tenants: [...fails.tenantIds.map((id) => ({ id, isDegraded: !isDown })), ...degrades.tenantIds.map((id) => ({ id, isDegraded: true }))],
  };
}

/** Critical: a surface of everybody is down or would be; major: another surface, or some tenants. */
function impactOf(graph: ServiceGraph, { isGrave }: ToldCause, { surfaces, tenantIds }: BlastRadius["fails"]): IncidentImpact {
  if (!isGrave) return "minor";
  if (surfaces.some((key) => graph.nodes[graph.indexByKey.get(key) ?? -1]?.tenantScope === "platform")) return "critical";
  return surfaces.length > 0 || tenantIds.length > 0 ? "major" : "minor";
}
