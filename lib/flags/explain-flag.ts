import { createHash } from "node:crypto";
import type { Flag, FlagAnswer, FlagTenant } from "./schema.ts";

/** All flags by key. */
export type FlagCatalogue = ReadonlyMap<string, Flag>;

const OF_32_BITS = 2 ** 32;

/**
 * Whether a flag is on for a tenant at a moment, and why. The first that speaks decides:
 *
 * 1. the kill switch: off;
 * 2. a flag that it requires and that is off for this tenant, or does not exist: off;
 * 3. its dates: off before `startsAt`, and from `endsAt` on;
 * 4. the tenant's own rule;
 * 5. the rule of the tenant's plan;
 * 6. the share of tenants: on for those whose number is below it, and nothing for the others;
 * 7. what it is for everybody else.
 *
 * @param catalogue the flags that `flag` may require
 * @param known answers for this tenant and moment; give the same map for many flags and each is worked out once
 */
export function explainFlag(flag: Flag, tenant: FlagTenant, now: Date, catalogue: FlagCatalogue, known = new Map<string, FlagAnswer>()): FlagAnswer {
  const before = known.get(flag.key);
  if (before) return before;
  // Stands until the answer is there: a circle cannot be written, but if there were one, it would be off and end here.
  known.set(flag.key, { isOn: false, why: { rule: "requirement", key: flag.key } });
  const answer = decide(flag, tenant, now, catalogue, known);
  known.set(flag.key, answer);
  return answer;
}

function decide(flag: Flag, tenant: FlagTenant, now: Date, catalogue: FlagCatalogue, known: Map<string, FlagAnswer>): FlagAnswer {
  if (flag.killedAt !== null) return { isOn: false, why: { rule: "killed", reason: flag.killedReason ?? "" } };
  for (const key of flag.requires) {
    const required = catalogue.get(key);
    if (!required || !explainFlag(required, tenant, now, catalogue, known).isOn) return { isOn: false, why: { rule: "requirement", key } };
  }
  if (flag.startsAt !== null && now < new Date(flag.startsAt)) return { isOn: false, why: { rule: "not_started", startsAt: flag.startsAt } };
  if (flag.endsAt !== null && now >= new Date(flag.endsAt)) return { isOn: false, why: { rule: "ended", endsAt: flag.endsAt } };
  const own = tenant.overrides[flag.key];
  if (own !== undefined) return { isOn: own, why: { rule: "tenant" } };
  const ofPlan = flag.plans[tenant.planKey];
  if (ofPlan !== undefined) return { isOn: ofPlan, why: { rule: "plan", planKey: tenant.planKey } };
  if (flag.percentage > 0 && shareOf(flag.key, tenant.id) < flag.percentage)
    return { isOn: true, why: { rule: "percentage", percentage: flag.percentage } };
  return { isOn: flag.isOn, why: { rule: "default" } };
}

/**
 * A tenant's number for a flag, from 0 up to but not including 100: always the same, spread evenly over tenants, and another for
 * each flag, so that it is not always the same tenants that try what is new.
 */
export function shareOf(key: string, tenantId: string): number {
  return (createHash("sha256").update(`${key}:${tenantId}`).digest().readUInt32BE(0) / OF_32_BITS) * 100;
}

/** The keys of a circle through `key` that these requirements would close, or null. @param requires what each flag requires */
export function findCircle(key: string, requires: (key: string) => readonly string[]): string[] | null {
  const cleared = new Set<string>();
  const walk = (at: string, path: string[]): string[] | null => {
    for (const next of requires(at)) {
      if (next === key) return [...path, key];
      if (cleared.has(next)) continue;
      cleared.add(next);
      const circle = walk(next, [...path, next]);
      if (circle) return circle;
    }
    return null;
  };
  return walk(key, [key]);
}
