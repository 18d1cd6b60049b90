import type { RateLimitRule } from "#lib/platform/rate-limit";
import type { Breaker } from "../balance/breaker.ts";
import { createBreaker } from "../balance/breaker.ts";
import { type ChooserMemory, newMemory } from "../balance/choose-instance.ts";
import { hmacSigner, type Sign } from "../request/hmac-signer.ts";
import { identityKey } from "../request/identity-token.ts";
import { type GatewayRoute, ROUTE_METHODS } from "../routes/shapes.ts";
import { createInstance, type GatewayService, type Group, type Instance } from "./instance.ts";

/** A route with what it remembers while requests go through it. */
export interface LiveRoute {
  route: GatewayRoute;
  methods: readonly string[];
  /** How logs and metrics call it: "crm /api". */
  label: string;
  /** How often a tenant may use it; null: as often as it likes. */
  limit: RateLimitRule | null;
  group: Group;
  canary: Group | null;
  memory: ChooserMemory;
  breakers: Map<Instance, Breaker>;
}

export interface RouteTable {
  /** By service, the longest prefix first. */
  routes: ReadonlyMap<string, readonly LiveRoute[]>;
  groups: ReadonlyMap<string, Group>;
  /** By service: what tells it who asks is signed with a key of its own. */
  signers: ReadonlyMap<string, Sign>;
}

export type Match = { live: LiveRoute } | { live: null; allowed: readonly string[] };

interface CompileInput {
  routes: readonly GatewayRoute[];
  services: readonly GatewayService[];
  previous: RouteTable | null;
  authSecret: string;
}

/**
 * The table by which requests find their instances. What is the same as before keeps its connections, counts, ejections and circuit breakers;
 * instances that are gone close when what is under way to them has ended.
 */
export function compileTable({ routes, services, previous, authSecret }: CompileInput): RouteTable {
  const known = [...(previous?.groups.values() ?? [])].flatMap(({ instances }) => instances);
  const groups = new Map(services.map((service) => [service.key, groupOf(service, previous?.groups.get(service.key) ?? null)]));
  const kept = new Set([...groups.values()].flatMap(({ instances }) => instances));
  for (const instance of known) if (!kept.has(instance)) instance.close();
  const before = new Map([...(previous?.routes.values() ?? [])].flat().map((live) => [live.route.id, live]));
  const byService = new Map<string, LiveRoute[]>();
  for (const route of routes) {
    const group = groups.get(route.service);
    if (!group || !route.isEnabled) continue;
    const live = liveRoute(route, group, route.canaryService === null ? null : (groups.get(route.canaryService) ?? null), before.get(route.id), kept);
    byService.set(route.service, [...(byService.get(route.service) ?? []), live]);
  }
  for (const list of byService.values()) list.sort((one, other) => other.route.pathPrefix.length - one.route.pathPrefix.length);
  const signers = new Map(services.map(({ key }) => [key, previous?.signers.get(key) ?? hmacSigner(identityKey(authSecret, key))]));
  return { routes: byService, groups, signers };
}

/**
 * The route for a request: among those whose prefix fits, the longest one decides, also when none of its methods fits.
 * @returns null when there is no route at all
 */
export function matchRoute({ routes }: Pick<RouteTable, "routes">, service: string, path: string, method: string): Match | null {
  let prefix: string | null = null;
  let allowed: string[] | null = null;
  for (const live of routes.get(service) ?? []) {
    const { pathPrefix } = live.route;
    if (prefix !== null && pathPrefix !== prefix) break;
    if (!isBelow(path, pathPrefix)) continue;
    if (live.methods.includes(method)) return { live };
    prefix = pathPrefix;
    allowed = [...(allowed ?? []), ...live.methods];
  }
  return allowed && { live: null, allowed };
}

function isBelow(path: string, prefix: string): boolean {
  if (prefix === "/") return true;
  return path.startsWith(prefix) && (path.length === prefix.length || path.charCodeAt(prefix.length) === 47);
}

/** The same object as before, since what is under way counts on it. */
function groupOf(service: GatewayService, previous: Group | null): Group {
  const instances = service.instances.flatMap(({ address, weight }) => {
    const known = previous?.instances.find((instance) => instance.address === address);
    if (known) known.weight = weight;
    return known ?? createInstance(service.key, address, weight) ?? [];
  });
  const group = previous ?? { service: service.key, tenantIds: null, instances: [], ejections: [], underWay: 0, retrying: 0 };
  group.tenantIds = service.tenantIds && new Set(service.tenantIds);
  group.instances = instances;
  group.ejections = instances.map(({ ejection }) => ejection);
  return group;
}

function liveRoute(route: GatewayRoute, group: Group, canary: Group | null, before: LiveRoute | undefined, kept: ReadonlySet<Instance>): LiveRoute {
  const isSameBreaker =
    before?.route.breakerFailures === route.breakerFailures &&
    before.route.breakerOpenSeconds === route.breakerOpenSeconds &&
    before.route.breakerSuccesses === route.breakerSuccesses;
  const methods = route.methods.length === 0 ? ROUTE_METHODS : route.methods;
  return {
    route,
    methods: methods.includes("GET") && !methods.includes("HEAD") ? [...methods, "HEAD"] : methods,
    label: `${route.service} ${route.pathPrefix}`,
    limit: route.ratePerMinute === null ? null : { name: `gateway:${route.id}`, limit: route.ratePerMinute, windowSeconds: 60 },
    group,
    canary,
    memory: before?.memory ?? newMemory(),
    breakers: new Map(isSameBreaker ? [...before.breakers].filter(([instance]) => kept.has(instance)) : []),
  };
}

/** The circuit breaker of an instance for a route. */
export function breakerOf({ breakers, route }: LiveRoute, instance: Instance, onChange: (state: Breaker["state"]) => void): Breaker {
  const known = breakers.get(instance);
  if (known) return known;
  const { breakerFailures: failures, breakerOpenSeconds: openSeconds, breakerSuccesses: successes } = route;
  const made = createBreaker({ failures, openSeconds, successes }, onChange);
  breakers.set(instance, made);
  return made;
}
