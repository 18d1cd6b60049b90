import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt, randomToken } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { requireOwner } from "../owners.ts";
import { type ChangeFormInput, type CreateFormInput, FORM_LIMITS } from "./schema.ts";

const KEY_BYTES = 12;

/**
 * Makes a form for the tenant's web pages.
 * @returns its id, and the key of its address
 * @throws `forbidden` without `lead.execute`, `conflict` for one too many, `invalid` for an owner who is no member
 */
export async function createForm(context: TenantContext, input: CreateFormInput): Promise<{ id: string; key: string }> {
  requirePermission(context, "lead.execute");
  const { tenant, clock } = context;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('lead_form:' || $1, 0))::text", values: [tenant.id] });
      if ((await tx.prisma.leadForm.count({ where: { tenantId: tenant.id } })) >= FORM_LIMITS.forms)
        throw conflict(`You have ${FORM_LIMITS.forms} forms, which is as many as there can be.`);
      const now = clock.now();
      const made = { id: newIdAt(now), key: randomToken(KEY_BYTES) };
      await tx.prisma.leadForm.createMany({
        data: [{ ...made, tenantId: tenant.id, ...(await columnsOf(tx, tenant.id, input, now)), createdAt: now, updatedAt: now }],
      });
      await recordAudit(context, tx, {
        action: "lead_form.create",
        tenantId: tenant.id,
        subjectType: "lead_form",
        subjectId: made.id,
        after: { name: input.name, isActive: input.isActive },
      });
      return made;
    }),
  );
}

/**
 * Changes a form. What was received before is judged by how the form is when it is looked at.
 * @throws `forbidden` without `lead.execute`, `not_found`, `conflict` when somebody was first, `invalid` for an owner who is no member
 */
export async function changeForm(context: TenantContext, id: string, { version, ...input }: ChangeFormInput): Promise<void> {
  requirePermission(context, "lead.execute");
  const { tenant, clock } = context;
  await inTenant(context, async (tx) => {
    const before = await tx.prisma.leadForm.findFirst({
      where: { tenantId: tenant.id, id },
      select: { name: true, version: true, switchedOffAt: true },
    });
    if (!before) throw notFound("This form");
    const now = clock.now();
    const columns = await columnsOf(tx, tenant.id, input, before.switchedOffAt ?? now);
    const { count } = await tx.prisma.leadForm.updateMany({
      where: { tenantId: tenant.id, id, version },
      data: { ...columns, version: version + 1, updatedAt: now },
    });
    if (count === 0) throw conflict("Somebody else changed this form meanwhile. Look at it, then send yours again.");
    await recordAudit(context, tx, {
      action: "lead_form.change",
      tenantId: tenant.id,
      subjectType: "lead_form",
      subjectId: id,
      before: { name: before.name, isActive: before.switchedOffAt === null },
      after: { name: input.name, isActive: input.isActive },
    });
  });
}

/** @param offAt since when it is off, if it is */
async function columnsOf(tx: Transaction, tenantId: string, { isActive, ...input }: CreateFormInput, offAt: Date) {
  const ownerId = input.assignment === "person" ? input.ownerId : null;
  if (ownerId !== null) await requireOwner(tx, tenantId, ownerId);
  return { ...input, ownerId, switchedOffAt: isActive ? null : offAt };
}
