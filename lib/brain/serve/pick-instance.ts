import type { Breaker } from "../balance/breaker.ts";
import { chooseInstance, isCanary } from "../balance/choose-instance.ts";
import { isEjected } from "../balance/ejection.ts";
import { pickable } from "../balance/pick.ts";
import type { Caller } from "../request/identity-token.ts";
import type { Group, Instance } from "../table/instance.ts";
import { breakerOf, type LiveRoute } from "../table/route-table.ts";

/** What probes say of an address; undefined when nobody knows. */
export type HealthOf = (address: string) => "operational" | "degraded" | "down" | "unknown" | undefined;

interface Asker {
  caller: Caller;
  ip: string;
}

export interface Picked {
  instance: Instance;
  group: Group;
  breaker: Breaker;
}

interface Picking {
  live: LiveRoute;
  asker: Asker;
  /** Those that have failed this request already. */
  except: readonly Instance[];
  healthOf: HealthOf | undefined;
  onBreaker(state: Breaker["state"]): void;
}

/** The instance that gets a request: of the canary, for those who are among its share and as long as it can; else of the service. */
export function pickInstance({ live, asker, except, healthOf, onBreaker }: Picking): Picked | null {
  const { route, group, canary, memory } = live;
  const { caller, ip } = asker;
  const key = stickyKeyOf(route.stickyBy, asker);
  const pickOf = (from: Group): Picked | null => {
    const [only] = from.instances;
    if (only && from.instances.length === 1) {
      // Whatever is said of it, there is no other: less than half would be left without it.
      const breaker = breakerOf(live, only, onBreaker);
      return only.weight > 0 && !except.includes(only) && breaker.isUsable() ? { instance: only, group: from, breaker } : null;
    }
    const now = performance.now();
    const usable = pickable(from.instances, {
      isDown: ({ address }) => healthOf?.(address) === "down",
      isEjected: ({ ejection }) => isEjected(ejection, now),
      isClosed: (instance) => !except.includes(instance) && breakerOf(live, instance, onBreaker).isUsable(),
    });
    const instance = chooseInstance(usable, route.balancing, memory, key);
    return instance && { instance, group: from, breaker: breakerOf(live, instance, onBreaker) };
  };
  const tries = canary !== null && isCanary(caller.tenantId ?? caller.id ?? ip, route.canaryPercent) ? pickOf(canary) : null;
  return tries ?? pickOf(group);
}

/** Until the first of a route's circuit breakers lets somebody try again, in whole seconds and at least one. */
export function secondsToWait({ breakers }: Pick<LiveRoute, "breakers">): number {
  let least = Number.POSITIVE_INFINITY;
  for (const breaker of breakers.values()) if (breaker.state !== "closed") least = Math.min(least, breaker.waitMs());
  return Number.isFinite(least) ? Math.max(1, Math.ceil(least / 1_000)) : 5;
}

function stickyKeyOf(by: "user" | "tenant" | "address", { caller, ip }: Asker): string {
  if (by === "address") return ip;
  if (by === "tenant") return caller.tenantId ?? ip;
  return caller.id ?? ip;
}
