import { notFound } from "#lib/platform/errors";
import { byKey, type Cause, type Explained, type Explanation } from "./explanation.ts";
import { startStages } from "./start-order.ts";
import { NOT_MONITORED, type Readings } from "./states.ts";
import { nodeAt, type ServiceGraph } from "./types.ts";

/**
 * `check` looks whether it works, `restart` restarts it unless it recovered by itself, `wait` waits for the end of its maintenance, `ask` turns to
 * whoever runs an external service.
 */
export type RecoveryAction = "check" | "restart" | "wait" | "ask";

export interface RecoveryStep {
  key: string;
  action: RecoveryAction;
  /** What the service is to the cause. */
  part: "dependency" | "cause" | "consequence";
  /** What ends the step: a measurement that says operational, or a person's word where nothing measures it, or nothing can before later steps. */
  verifiedBy: "measurement" | "person";
  /** Earlier steps that must be verified before this one makes sense: what it needs. */
  after: string[];
  /** Other causes that hold it down, too: it is not offered before they work. */
  otherCauses: string[];
}

/** Done: verified. Offered: the one to do now. */
export type StepStatus = "done" | "offered" | "waiting";

/**
 * What to do about a cause, in this order: look whether what it needs works, mend the cause (in a circle the member that failed first, then the
 * others), then see to its consequences in the order in which services start. Every service comes after what it needs. O(V+E).
 * @throws `not_found` for a cause that the explanation does not name
 */
export function guidedRecovery(graph: ServiceGraph, explanation: Explanation, cause: string): RecoveryStep[] {
  const found = explanation.causes.find(({ key }) => key === cause);
  if (!found) throw notFound("This cause");
  const explained = byKey(explanation);
  const unknown = new Set(explanation.unknown);
  const members = [found.key, ...found.members.filter((key) => key !== found.key)];
  const place = new Map(
    startStages(graph)
      .stages.flat()
      .map((key, index) => [key, index]),
  );
  const inStartOrder = (keys: Iterable<string>): string[] => [...keys].sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));

  const planned: { key: string; part: RecoveryStep["part"] }[] = [
    ...inStartOrder(dependenciesOf(graph, members)).map((key) => ({ key, part: "dependency" as const })),
    ...members.map((key) => ({ key, part: "cause" as const })),
  ];
  const known = new Set(planned.map(({ key }) => key));
  planned.push(...inStartOrder(found.consequences.filter((key) => !known.has(key))).map((key) => ({ key, part: "consequence" as const })));

  const positions = new Map(planned.map(({ key }, position) => [key, position]));
  return planned.map(({ key, part }, position) => {
    const needs = hardNeeds(graph, key).filter((need) => positions.has(need));
    const isBefore = (other: string): boolean => (positions.get(other) ?? 0) < position;
    // In a circle none of them can be seen to work before the last one does.
    const needsLater = part !== "dependency" && !needs.every(isBefore);
    return {
      key,
      part,
      action: actionOf(graph, found, explained.get(key), { key, part }),
      verifiedBy: unknown.has(key) || needsLater ? "person" : "measurement",
      after: inStartOrder(new Set([...needs.filter(isBefore), ...(part === "cause" ? memberBefore(members, key) : [])])),
      otherCauses: (explained.get(key)?.causes ?? []).filter((link) => link.cause !== found.key && !link.isSoft).map((link) => link.cause),
    };
  });
}

/** The members of a circle are taken one after the other. */
function memberBefore(members: readonly string[], key: string): string[] {
  const position = members.indexOf(key);
  return members.slice(Math.max(0, position - 1), position);
}

/**
 * Where the recovery stands: at most one step is offered, the first that is not done and that everything it comes after is done for.
 * @param confirmed keys that a person says work, for services that nothing measures
 */
export function offerSteps(
  steps: readonly RecoveryStep[],
  states: Readings,
  confirmed: ReadonlySet<string>,
): (RecoveryStep & { status: StepStatus })[] {
  const works = (key: string): boolean => {
    const { state, doubtedAt } = states.get(key) ?? NOT_MONITORED;
    return state === "operational" && doubtedAt === null;
  };
  const done = new Set(steps.filter(({ key, verifiedBy }) => works(key) || (verifiedBy === "person" && confirmed.has(key))).map(({ key }) => key));
  const offered = steps.find((step) => !done.has(step.key) && step.after.every((key) => done.has(key)) && step.otherCauses.every(works));
  return steps.map((step) => ({ ...step, status: done.has(step.key) ? "done" : step === offered ? "offered" : "waiting" }));
}

function dependenciesOf(graph: ServiceGraph, members: readonly string[]): Set<string> {
  const needed = new Set(members.flatMap((key) => hardNeeds(graph, key)));
  for (const key of members) needed.delete(key);
  return needed;
}

function hardNeeds(graph: ServiceGraph, key: string): string[] {
  const edges = graph.needs[graph.indexByKey.get(key) ?? -1] ?? [];
  return edges.filter(({ isHard }) => isHard).map(({ to }) => nodeAt(graph, to).key);
}

function actionOf(
  graph: ServiceGraph,
  cause: Cause,
  explained: Explained | undefined,
  { key, part }: Pick<RecoveryStep, "key" | "part">,
): RecoveryAction {
  const node = graph.nodes[graph.indexByKey.get(key) ?? -1];
  if (part === "dependency" || (part === "cause" && cause.kind === "recovered")) return "check";
  if (part === "cause" && cause.kind === "maintenance") return "wait";
  // What a soft dependency degrades comes back with it.
  if (part === "consequence" && explained?.causes.find((link) => link.cause === cause.key)?.isSoft) return "check";
  return node?.kind === "external" ? "ask" : "restart";
}
