import { explainFlag, type FlagCatalogue } from "./explain-flag.ts";
import { REASONS } from "./say-reason.ts";
import type { Flag, FlagAnswer, FlagDetail, FlagReach, FlagState, FlagTenant } from "./schema.ts";

/** For how many of these tenants each flag is on: asked for every one of them, not estimated. */
export function countReach(flags: Flag[], tenants: FlagTenant[], now: Date, catalogue: FlagCatalogue): Map<string, FlagReach> {
  const on = new Map<string, number>();
  for (const tenant of tenants) {
    const known = new Map<string, FlagAnswer>();
    for (const flag of flags) if (explainFlag(flag, tenant, now, catalogue, known).isOn) on.set(flag.key, (on.get(flag.key) ?? 0) + 1);
  }
  return new Map(flags.map(({ key }) => [key, { on: on.get(key) ?? 0, all: tenants.length }]));
}

/** How many tenants each rule decides for, in the order in which the rules are asked. */
export function countByRule(flag: Flag, tenants: FlagTenant[], now: Date, catalogue: FlagCatalogue): FlagDetail["byRule"] {
  const counts = new Map<string, FlagDetail["byRule"][number]>();
  for (const tenant of tenants) {
    const { isOn, why } = explainFlag(flag, tenant, now, catalogue);
    const count = counts.get(`${why.rule} ${isOn}`) ?? { rule: why.rule, isOn, tenantCount: 0 };
    counts.set(`${why.rule} ${isOn}`, { ...count, tenantCount: count.tenantCount + 1 });
  }
  const order = Object.keys(REASONS);
  return [...counts.values()].sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule) || Number(b.isOn) - Number(a.isOn));
}

export function stateOf({ killedAt }: Flag, { on, all }: FlagReach): FlagState {
  if (killedAt !== null) return "killed";
  if (on === 0) return "off";
  return on === all ? "on" : "partly";
}
