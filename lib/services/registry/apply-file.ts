import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, conflict, invalid } from "#lib/platform/errors";
import { originByFile, planFile } from "./plan-file.ts";
import { idIn, type Registry, readRegistry, serviceIn } from "./read-registry.ts";
import { graphOf } from "./registry-graph.ts";
import { sayable } from "./sayable.ts";
import { readServiceFile } from "./service-file.ts";
import type { CreateServiceInput, FilePlan } from "./shapes.ts";
import { changingRegistry, columnsOf, ofService, requireServiceManager, tenantIdsBySlug, writeParts } from "./write-registry.ts";

/** What applying the file would do; writes nothing. @throws `invalid` for the file, `forbidden` without `service.read` */
export async function previewServiceFile(context: StaffContext, text: string): Promise<FilePlan> {
  requirePermission(requireStaff(context), "service.read");
  const file = readServiceFile(text);
  return planFile(await readAcrossTenants(context, "service.list", readRegistry), file);
}

/**
 * Makes the registry as the file says, all of it or nothing. `mark` is the preview's: what was shown is what is done.
 * @throws `conflict` when the registry or the file is another than was shown, or something that stays needs what would go; `invalid` for the file
 */
export async function applyFile(context: StaffContext, text: string, mark: string): Promise<FilePlan> {
  requireServiceManager(context);
  const file = readServiceFile(text);
  return changingRegistry(context, "service.apply_file", async (tx, registry) => {
    const plan = planFile(registry, file);
    // Sent again after the answer was lost: it is done.
    if (plan.creates.length + plan.changes.length + plan.removes.length === 0) return plan;
    if (plan.mark !== mark) throw conflict("The registry or the file is not as it was shown. Look at what would be done, and apply that.");
    const touched = new Set([...plan.creates, ...plan.changes].map(({ key }) => key));
    const parts = await soundParts(tx, registry, plan, file);
    const now = context.clock.now();
    const fresh = plan.creates.map(({ key }) => ({ key, id: newId() }));
    const of = new Map(file.map((each) => [each.key, each]));
    for (const { key, id } of fresh) {
      const said = of.get(key);
      if (said) await tx.prisma.service.createMany({ data: [{ id, key, ...columnsOf(said), origin: "declared", createdAt: now, updatedAt: now }] });
    }
    for (const { key } of plan.changes) {
      const said = of.get(key);
      const before = serviceIn(registry, key);
      const data = said && { ...columnsOf(said), origin: originByFile(before), version: { increment: 1 }, updatedAt: now };
      if (data) await tx.prisma.service.updateMany({ where: { id: before.id }, data });
    }
    const ids = new Map(fresh.map(({ key, id }) => [key, id]));
    const idOf = (key: string) => ids.get(key) ?? idIn(registry)(key);
    await writeParts(
      tx,
      parts.filter(({ key }) => touched.has(key)).map(({ key, described, tenantIds }) => ({ id: idOf(key), described, tenantIds })),
      idOf,
    );
    // After the needs of the others are written: nothing needs these any more.
    const gone = plan.removes.map(({ key }) => serviceIn(registry, key).id);
    await tx.prisma.serviceDependency.deleteMany({ where: { fromId: { in: gone } } });
    await tx.prisma.service.deleteMany({ where: { id: { in: gone } } });
    await recordPlan(context, tx, registry, plan, of);
    return plan;
  });
}

/** What the file says of each service, checked as the whole that it will be. */
async function soundParts(tx: Transaction, registry: Registry, plan: FilePlan, file: readonly CreateServiceInput[]) {
  const slugs = [...new Set(file.flatMap(({ tenants }) => tenants ?? []))];
  const tenants = await tenantIdsBySlug(tx, slugs);
  const missing = slugs.filter((slug) => !tenants.has(slug));
  if (missing.length > 0) throw refusal(`There is no tenant ${missing.join(", ")}.`);
  const declared = new Set(file.map(({ key }) => key));
  const gone = new Set(plan.removes.map(({ key }) => key));
  const staying = [...registry.values()].filter(({ key }) => !declared.has(key) && !gone.has(key));
  const stuck = staying.find(({ needs }) => needs.some(({ key }) => gone.has(key)));
  if (stuck) throw conflict(`${stuck.key} stays and needs what would be removed. Change that first, or declare it.`);
  const parts = file.map((described) => ({
    key: described.key,
    described,
    tenantIds: (described.tenants ?? []).flatMap((slug) => tenants.get(slug) ?? []),
  }));
  try {
    graphOf([...staying, ...parts.map(({ described, tenantIds }) => ({ ...described, tenantIds }))]);
  } catch (error) {
    if (error instanceof AppError && error.issues.length > 0) throw refusal(...error.issues.map(({ message }) => message));
    throw error;
  }
  return parts;
}

async function recordPlan(context: StaffContext, tx: Transaction, registry: Registry, plan: FilePlan, of: ReadonlyMap<string, CreateServiceInput>) {
  const after = (key: string) => {
    const said = of.get(key);
    const known = registry.get(key);
    return said && { after: { ...sayable(said), origin: known ? originByFile(known) : "declared" } };
  };
  const before = (key: string) => {
    const known = serviceIn(registry, key);
    return { before: { ...sayable(known), origin: known.origin } };
  };
  for (const { key } of plan.creates) await recordAudit(context, tx, { action: "service.create", ...ofService(key), ...after(key) });
  for (const { key } of plan.changes) await recordAudit(context, tx, { action: "service.change", ...ofService(key), ...before(key), ...after(key) });
  for (const { key } of plan.removes) await recordAudit(context, tx, { action: "service.delete", ...ofService(key), ...before(key) });
}

const refusal = (...messages: string[]) =>
  invalid(
    "The file cannot be applied as it is.",
    messages.slice(0, 20).map((message) => ({ path: "file", message })),
  );
