import type { FailureReason, ServiceState } from "./states.ts";
import type { DependencyKind } from "./types.ts";

/** By what one of several was put first. Time is never more than a tie-break: probes see failures in any order. */
export type PutFirstBy = "only" | "hardness" | "nearness" | "time" | "name";

/** A cause of a service that is a consequence. */
export interface CauseLink {
  /** Key of the cause. */
  cause: string;
  /** The next service on the way to it; `wayToCause` gives all of it. */
  via: string;
  /** How the service needs `via`. */
  kind: DependencyKind;
  /** False when `via` is only degraded and the service is down: likely, not certain. */
  isCertain: boolean;
  /** True when a soft dependency is on the way: this cause degrades the service at most. */
  isSoft: boolean;
}

/** A dependency that nobody measures, and so may be behind a cause. */
export interface Perhaps {
  key: string;
  kind: DependencyKind;
  /** False where nothing measures it; true where it was not measured lately. */
  isMonitored: boolean;
  /** The nearest failing service that it needs, by way of others that are unknown; null when there is none. */
  behind: string | null;
}

/** One failing service. */
export interface Explained {
  key: string;
  state: "degraded" | "down";
  since: Date | null;
  reason: FailureReason | null;
  role: "cause" | "consequence";
  /** Of a consequence, the most telling first: by hard dependencies, then the nearest, then by time, then by key. Of a cause, none. */
  causes: CauseLink[];
  firstBy: PutFirstBy;
  /** Of a cause. */
  perhaps: Perhaps[];
  /** Of a cause: hard dependencies that were not looked at since it began to fail. It may still turn out to be a consequence. */
  unconfirmed: string[];
  /** When what explained it recovered before it did; it keeps that explanation for a grace time. */
  heldSince: Date | null;
}

/** Something to mend, with what follows from it. */
export interface Cause {
  /** Of a circle, the member that is held to be first. */
  key: string;
  /** `recovered`: it works again, and what it broke is still recovering. */
  kind: "failure" | "maintenance" | "recovered";
  /** More than one only where services need each other in a circle. */
  members: string[];
  /** By what `key` was chosen among the members. */
  firstBy: PutFirstBy;
  state: ServiceState;
  since: Date | null;
  reason: FailureReason | null;
  /** Keys, in order. */
  consequences: string[];
}

export interface Explanation {
  at: Date;
  /** Those with most consequences first. */
  causes: Cause[];
  /** The failing services, by key. */
  services: Explained[];
  /** Keys of services under maintenance: they are apart, and do not count as failing. */
  maintenance: string[];
  /** Keys of services of which nothing is known. */
  unknown: string[];
}

/** The way from a service to one of its causes: each step after the service itself; none when it is no consequence of that. */
export function wayToCause(explained: ReadonlyMap<string, Explained>, key: string, cause: string): CauseStep[] {
  const way: CauseStep[] = [];
  const seen = new Set<string>();
  for (let at = key; !seen.has(at); ) {
    seen.add(at);
    const link = explained.get(at)?.causes.find((each) => each.cause === cause);
    if (!link) break;
    way.push({ key: link.via, kind: link.kind, isCertain: link.isCertain });
    at = link.via;
  }
  return way;
}

/** One step of a way: the service that it leads to, and how it is needed. */
export interface CauseStep {
  key: string;
  kind: DependencyKind;
  isCertain: boolean;
}

/** The failing services of an explanation by key. */
export const byKey = ({ services }: Pick<Explanation, "services">): Map<string, Explained> => new Map(services.map((each) => [each.key, each]));
