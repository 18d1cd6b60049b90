import type { TenantContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { explainFlag } from "./explain-flag.ts";
import { flagMemory } from "./flag-memory.ts";
import type { FlagAnswer } from "./schema.ts";

type Process = Pick<Runtime, "rooms" | "db">;

/**
 * Whether a part of the product is on for the context's tenant; a flag that there is not is off. From memory: costs
 * microseconds, and a change counts in every process within a second.
 */
export async function isEnabled(context: TenantContext, key: string, runtime: Process): Promise<boolean> {
  const memory = flagMemory(runtime);
  const [catalogue, tenant] = await Promise.all([memory.catalogue(), memory.tenant(context.tenant.id)]);
  const flag = catalogue.get(key);
  return flag !== undefined && explainFlag(flag, tenant, context.clock.now(), catalogue).isOn;
}

/** The keys of all flags that are on for the context's tenant, in their order. */
export async function evaluateFlags(context: TenantContext, runtime: Process): Promise<{ flags: string[] }> {
  const memory = flagMemory(runtime);
  const [catalogue, tenant] = await Promise.all([memory.catalogue(), memory.tenant(context.tenant.id)]);
  const known = new Map<string, FlagAnswer>();
  const now = context.clock.now();
  const flags = [...catalogue.values()].filter((flag) => explainFlag(flag, tenant, now, catalogue, known).isOn);
  return { flags: flags.map(({ key }) => key) };
}
