import { type FieldIssue, invalid, notFound } from "#lib/platform/errors";
import { type CycleRule, findCycles } from "./cycles.ts";
import { type Dependency, type Edge, GRAPH_LIMITS, SERVICE_KINDS, type ServiceGraph, type ServiceNode } from "./types.ts";

interface Options {
  /**
   * Which cycles are refused: of hard dependencies (the default, since services in one could never be started), all of them, or none (for
   * graphs that others drew).
   */
  refuseCycles?: CycleRule | "none";
}

const KEY = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const MAX_ISSUES = 20;

/**
 * Checks services and their dependencies, and makes the graph that everything else reads. O(V log V + E log E).
 * @throws `invalid` with an issue for each of the first 20 faults: sizes, keys, services that are twice there, unknown services, dependencies on
 * oneself or twice given, cycles with the whole cycle named in the order it runs ("auth → crm → auth")
 */
export function buildGraph(
  services: readonly ServiceNode[],
  dependencies: readonly Dependency[],
  { refuseCycles = "hard" }: Options = {},
): ServiceGraph {
  const { services: maxServices, dependencies: maxDependencies } = GRAPH_LIMITS;
  if (services.length > maxServices) throw invalid(`A graph holds at most ${maxServices.toLocaleString("en")} services.`);
  if (dependencies.length > maxDependencies) throw invalid(`A graph holds at most ${maxDependencies.toLocaleString("en")} dependencies.`);
  refuse([...serviceIssues(services), ...dependencyIssues(services, dependencies)]);

  const nodes = [...services].sort((one, other) => compare(one.key, other.key));
  const indexByKey = new Map(nodes.map(({ key }, index) => [key, index]));
  const needs: Edge[][] = nodes.map(() => []);
  const neededBy: Edge[][] = nodes.map(() => []);
  for (const { from, to, kind } of dependencies) {
    const [dependant = 0, dependency = 0] = [indexByKey.get(from), indexByKey.get(to)];
    needs[dependant]?.push({ to: dependency, isHard: kind === "hard" });
    neededBy[dependency]?.push({ to: dependant, isHard: kind === "hard" });
  }
  for (const edges of [...needs, ...neededBy]) edges.sort((one, other) => one.to - other.to);

  const graph: ServiceGraph = { nodes, indexByKey, needs, neededBy };
  if (refuseCycles !== "none") refuse(findCycles(graph, refuseCycles).map(cycleIssue));
  return graph;
}

/** The number of a service. @throws `not_found` */
export function indexOf(graph: ServiceGraph, key: string): number {
  const index = graph.indexByKey.get(key);
  if (index === undefined) throw notFound("This service");
  return index;
}

function serviceIssues(services: readonly ServiceNode[]): FieldIssue[] {
  const seen = new Set<string>();
  return services.flatMap((service, position) => {
    const messages = [...faultsOf(service), ...(seen.has(service.key) ? ["This key is given to another service, too."] : [])];
    seen.add(service.key);
    return messages.map((message) => ({ path: `services.${position}`, message }));
  });
}

function* faultsOf({ key, name, kind, tenantScope }: ServiceNode): Generator<string> {
  const { keyLength, nameLength, tenantsPerService } = GRAPH_LIMITS;
  if (key.length > keyLength || !KEY.test(key))
    yield `A key is at most ${keyLength} lower case letters and digits, with hyphens or dots between them.`;
  if (name.trim() === "" || name.length > nameLength) yield `A name has 1 to ${nameLength} characters.`;
  if (!SERVICE_KINDS.includes(kind)) yield "This kind of service is not known.";
  if (tenantScope === "platform") return;
  if (tenantScope.length > tenantsPerService)
    yield `A service that is not the platform’s serves at most ${tenantsPerService.toLocaleString("en")} tenants.`;
}

function dependencyIssues(services: readonly ServiceNode[], dependencies: readonly Dependency[]): FieldIssue[] {
  const known = new Set(services.map(({ key }) => key));
  const seen = new Set<string>();
  return dependencies.flatMap(({ from, to, kind }, position) => {
    const unknown = [from, to].filter((key) => !known.has(key)).map((key) => `There is no service “${key.slice(0, GRAPH_LIMITS.keyLength)}”.`);
    const messages = [...unknown];
    const pair = `${from}\n${to}`;
    if (kind !== "hard" && kind !== "soft") messages.push("A dependency is hard or soft.");
    if (from === to) messages.push("A service cannot depend on itself.");
    if (seen.has(pair)) messages.push("This dependency is given twice.");
    seen.add(pair);
    return messages.map((message) => ({ path: `dependencies.${position}`, message }));
  });
}

const cycleIssue = (cycle: string[]): FieldIssue => ({
  path: "dependencies",
  message: `These services need each other in a circle: ${cycle.join(" → ")}.`,
});

function refuse(issues: FieldIssue[]): void {
  const [first] = issues;
  if (first) throw invalid(first.message, issues.slice(0, MAX_ISSUES));
}

// By code unit: an order that no locale changes.
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
