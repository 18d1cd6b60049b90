import { once, requireRecentSignIn, type StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { AppError, conflict, invalid } from "#lib/platform/errors";
import { idIn, serviceIn, viewOf } from "./read-registry.ts";
import { sayable } from "./sayable.ts";
import type { ChangeServiceInput, CreateServiceInput, Service } from "./shapes.ts";
import {
  afterwards,
  changingRegistry,
  columnsOf,
  ofService,
  requireRoom,
  requireServiceManager,
  requireServiceVersion,
  requireSound,
  writeParts,
} from "./write-registry.ts";

/**
 * Enters a service into the registry. The same `Idempotency-Key` enters one.
 * @throws `conflict` with an issue on `key` when the key is taken, or for one service too many; `invalid` for its needs, tenants and instances
 */
export async function createService(context: StaffContext, { key, ...described }: CreateServiceInput): Promise<Service> {
  requireServiceManager(context);
  return changingRegistry(context, "service.create", (tx, registry) =>
    once(context, tx, async () => {
      if (registry.has(key))
        throw new AppError("conflict", "Another service has this key.", { issues: [{ path: "key", message: "This key is taken. Choose another." }] });
      requireRoom(registry);
      const tenantIds = await requireSound(tx, registry, key, described);
      const now = context.clock.now();
      const id = newId();
      await tx.prisma.service.createMany({ data: [{ id, key, ...columnsOf(described), createdAt: now, updatedAt: now }] });
      await writeParts(tx, [{ id, described, tenantIds }], idIn(registry));
      const made = await afterwards(tx, key);
      await recordAudit(context, tx, { action: "service.create", ...ofService(key), after: sayable(made) });
      return viewOf(made);
    }),
  );
}

/**
 * Changes what is said of a service; its key stays, since others refer to it. Writes nothing when nothing is different.
 * @throws `not_found`, `conflict` for an old version, `invalid` for its needs, tenants and instances
 */
export async function changeService(context: StaffContext, input: ChangeServiceInput): Promise<Service> {
  requireServiceManager(context);
  return changingRegistry(context, "service.change", async (tx, registry) => {
    const before = serviceIn(registry, input.key);
    requireServiceVersion(before, input);
    const { key, version: _, ...described } = input;
    if (JSON.stringify(sayable(before)) === JSON.stringify(sayable(described))) return viewOf(before);
    const tenantIds = await requireSound(tx, registry, key, described);
    await tx.prisma.service.updateMany({
      where: { id: before.id },
      // Whoever changes it by hand has it: the file of services no longer says how it is. A part of the portal stays one.
      data: {
        ...columnsOf(described),
        ...(before.origin === "declared" && { origin: "managed" }),
        version: { increment: 1 },
        updatedAt: context.clock.now(),
      },
    });
    await writeParts(tx, [{ id: before.id, described, tenantIds }], idIn(registry));
    const after = await afterwards(tx, key);
    await recordAudit(context, tx, { action: "service.change", ...ofService(key), before: sayable(before), after: sayable(after) });
    return viewOf(after);
  });
}

/**
 * Takes a service out of the registry. `confirmation` is its key, typed.
 * @throws `forbidden` without a recent sign-in, `not_found`, `conflict` for a part of the portal itself and while others need it, `invalid` for another confirmation
 */
export async function deleteService(context: StaffContext, key: string, confirmation: string): Promise<void> {
  requireServiceManager(context);
  requireRecentSignIn(context);
  await changingRegistry(context, "service.delete", async (tx, registry) => {
    const before = serviceIn(registry, key);
    if (before.origin === "built-in") throw conflict("This is a part of the portal itself, and stays in the registry.");
    if (confirmation !== key) throw invalid("Some fields need attention.", [{ path: "confirmation", message: `Type ${key}.` }]);
    if (before.neededBy.length > 0) throw conflict(`It is needed by ${before.neededBy.map((need) => need.key).join(", ")}. Change that first.`);
    await tx.prisma.service.deleteMany({ where: { id: before.id } });
    await recordAudit(context, tx, { action: "service.delete", ...ofService(key), before: sayable(before) });
  });
}
