import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { seal } from "#lib/platform/crypto";
import { invalid, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { serviceIn } from "../registry/read-registry.ts";
import { changingRegistry, ofService, requireServiceManager } from "../registry/write-registry.ts";
import { PROBE_SECRET_PURPOSE } from "./probe-secret.ts";
import type { ProbeSecret, ServiceProbe } from "./shapes.ts";
import { syncTargets } from "./sync-targets.ts";

/** What each kind of probe lets itself in with. */
const TAKES: Record<ServiceProbe["kind"], keyof ProbeSecret | null> = {
  http: "headers",
  grpc: "headers",
  postgres: "password",
  redis: "password",
  tcp: null,
  dns: null,
  heartbeat: null,
};

/** What a probe of this kind lets itself in with; null where it takes no secret. */
export const secretOfProbe = (kind: ServiceProbe["kind"]): keyof ProbeSecret | null => TAKES[kind];

/**
 * Sets the secret of a probe, or takes it away (null). It is kept encrypted and never answered; the trail says that it was set. It is sent to
 * the probe's own target and to instances that somebody entered, never to those that registered themselves.
 * @throws `not_found`, `forbidden` without `service.manage`, `invalid` for a secret that this kind of probe does not take
 */
export async function setProbeSecret(
  context: StaffContext,
  { key, name, secret }: { key: string; name: string; secret: ProbeSecret | null },
  { authSecret }: Pick<Runtime, "authSecret">,
): Promise<void> {
  requireServiceManager(context);
  await changingRegistry(context, "service.set_probe_secret", async (tx, registry) => {
    const { id, probes } = serviceIn(registry, key);
    const probe = probes.find((each) => each.name === name);
    if (!probe) throw notFound("This probe");
    const takes = TAKES[probe.kind];
    const given = Object.keys(secret ?? {});
    if (given.some((field) => field !== takes))
      throw invalid("Some fields need attention.", [
        { path: "secret", message: takes ? `This kind of probe takes ${takes}.` : "This kind of probe takes no secret." },
      ]);
    const secretSealed = secret && seal(JSON.stringify(secret), authSecret, PROBE_SECRET_PURPOSE);
    await tx.prisma.serviceProbe.updateMany({ where: { serviceId: id, name }, data: { secretSealed, version: { increment: 1 } } });
    await syncTargets(tx);
    await recordAudit(context, tx, { action: "service.set_probe_secret", ...ofService(key), after: { probe: name, isSet: secret !== null } });
  });
}
