import { sayProbe } from "../probing/say-probe.ts";
import type { CreateServiceInput, Service } from "./shapes.ts";

/** What is said of a service, without what others say of it and what the registry adds. */
export type Described = Omit<CreateServiceInput, "key">;

/** What the trail keeps of a service, and what two of them are compared by. */
export function sayable({
  name,
  kind,
  owner,
  description,
  visibility,
  runbookUrl,
  tenants,
  needs,
  instances,
  probes,
}: Described | Service): Record<string, unknown> {
  return {
    name,
    kind,
    owner,
    description,
    visibility,
    runbookUrl,
    tenants: tenants === null ? null : tenants.toSorted().join(", "),
    needs: needs
      .map((need) => (need.kind === "hard" ? need.key : `${need.key} (soft)`))
      .toSorted()
      .join(", "),
    instances: instances
      .map(({ address, weight, zone }) => [address, weight === 100 ? "" : String(weight), zone].filter(Boolean).join(" "))
      .toSorted()
      .join(", "),
    probes: probes.map(sayProbe).toSorted().join(", "),
  };
}
