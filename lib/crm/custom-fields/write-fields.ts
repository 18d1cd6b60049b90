import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, invalid, notFound } from "#lib/platform/errors";
import { fieldKeyOf, optionKeyOf } from "./name-keys.ts";
import { fieldsOf, findField } from "./read-fields.ts";
import {
  type ChangeFieldInput,
  type CreateFieldInput,
  type CrmField,
  FIELD_LIMITS,
  type FieldOption,
  type FieldSubject,
  isList,
  type MoveFieldInput,
} from "./schema.ts";

/** Where records of each kind are. */
const TABLES: Record<FieldSubject, string> = { lead: "lead", contact: "contact", company: "crm_company", deal: "deal" };
const MEANWHILE = "Somebody else changed this field meanwhile. Look at it, then send yours again.";

/**
 * Adds a field behind the others. Once per `Idempotency-Key`.
 * @throws `forbidden` without `lead.execute`, `conflict` where there are as many as there can be
 */
export async function createField(context: TenantContext, { options, ...input }: CreateFieldInput): Promise<CrmField> {
  return withFields(context, (tx) =>
    once(context, tx, async () => {
      const tenantId = context.tenant.id;
      const there = await fieldsOf(tx, tenantId, input.subject);
      if (there.length >= FIELD_LIMITS.fields)
        throw conflict(
          `There can be ${FIELD_LIMITS.fields} fields of a kind of record, archived ones among them. Delete one that nothing stands in.`,
        );
      const last = await tx.prisma.crmField.aggregate({ where: { tenantId, subject: input.subject }, _max: { position: true } });
      const now = context.clock.now();
      const id = newIdAt(now);
      const key = fieldKeyOf(input.label, new Set(there.map((field) => field.key)));
      const unit = input.kind === "number" ? input.unit : null;
      const offered = isList(input.kind)
        ? withOptions(
            [],
            options.map((label) => ({ label })),
          )
        : [];
      await tx.prisma.crmField.createMany({
        data: [{ ...input, unit, id, tenantId, key, options: offered, position: (last._max.position ?? 0) + 1, createdAt: now, updatedAt: now }],
      });
      const after = { subject: input.subject, key, label: input.label, kind: input.kind, isRequired: input.isRequired };
      await record(context, tx, "crm_field.create", id, { after });
      return requireField(tx, tenantId, id);
    }),
  );
}

/**
 * Changes what a field is called and whether it must be filled in. What stands in records is not touched: a choice that is missing
 * is not offered any more, and stays where it stands.
 * @throws `forbidden`, `not_found`, `invalid`; `conflict` with an issue on each part that stands differently now
 */
export async function changeField(context: TenantContext, id: string, { version, ...input }: ChangeFieldInput): Promise<CrmField> {
  return withFields(context, async (tx) => {
    const tenantId = context.tenant.id;
    const before = await requireField(tx, tenantId, id);
    const { label, help, isRequired } = input;
    if (before.version !== version) {
      const now = { label: before.label, help: before.help, unit: before.unit, isRequired: before.isRequired };
      throw changedMeanwhile(MEANWHILE, now, { label, help, unit: input.unit, isRequired });
    }
    const options = isList(before.kind) ? withOptions(before.options, input.options) : [];
    if (isList(before.kind) && options.every((option) => option.isGone))
      throw invalid("Some fields need attention.", [{ path: "options", message: "Name at least one choice." }]);
    const unit = before.kind === "number" ? input.unit : null;
    await tx.prisma.crmField.updateMany({
      where: { tenantId, id },
      data: { label, help, isRequired, unit, options, updatedAt: context.clock.now(), version: { increment: 1 } },
    });
    await record(context, tx, "crm_field.change", id, { before: said(before), after: said({ label, isRequired, unit, options }) });
    return requireField(tx, tenantId, id);
  });
}

/**
 * Takes a field away: one that nothing stands in is deleted, another is archived. It is then neither asked for nor shown; what
 * stands in it stays, and is there again when the field is brought back.
 * @throws `forbidden`, `not_found`
 */
export async function removeField(context: TenantContext, id: string): Promise<{ outcome: "deleted" | "archived" }> {
  return withFields(context, async (tx) => {
    const tenantId = context.tenant.id;
    const { subject, key, label, kind, isArchived } = await requireField(tx, tenantId, id);
    const [used] = await tx.query<{ found: boolean }>({
      text: `SELECT EXISTS (SELECT 1 FROM ${TABLES[subject]} WHERE tenant_id = $1::uuid AND custom ? $2) AS found`,
      values: [tenantId, key],
    });
    if (!used?.found) {
      await tx.prisma.crmField.deleteMany({ where: { tenantId, id } });
      await record(context, tx, "crm_field.delete", id, { before: { subject, key, label, kind } });
      return { outcome: "deleted" };
    }
    if (!isArchived) await setArchived(context, tx, id, true);
    return { outcome: "archived" };
  });
}

/** Brings an archived field back, with all that stands in it. @throws `forbidden`, `not_found` */
export async function restoreField(context: TenantContext, id: string): Promise<CrmField> {
  return withFields(context, async (tx) => {
    const field = await requireField(tx, context.tenant.id, id);
    if (field.isArchived) await setArchived(context, tx, id, false);
    return requireField(tx, context.tenant.id, id);
  });
}

/** Changes places with the field before or after it; the first and the last stay where they are. @throws `forbidden`, `not_found` */
export async function moveField(context: TenantContext, { id, direction }: MoveFieldInput): Promise<void> {
  await withFields(context, async (tx) => {
    const tenantId = context.tenant.id;
    const { subject, isArchived } = await requireField(tx, tenantId, id);
    // Those that are seen together change places.
    const ids = (await fieldsOf(tx, tenantId, subject)).filter((field) => field.isArchived === isArchived).map((field) => field.id);
    const from = ids.indexOf(id);
    const to = from + (direction === "up" ? -1 : 1);
    const other = ids[to];
    if (other === undefined) return;
    await tx.query({
      text: `UPDATE crm_field f SET position = o.position FROM crm_field o
             WHERE f.tenant_id = $1::uuid AND o.tenant_id = $1::uuid AND f.id IN ($2::uuid, $3::uuid) AND o.id IN ($2::uuid, $3::uuid) AND f.id <> o.id`,
      values: [tenantId, id, other],
    });
    await record(context, tx, "crm_field.move", id, { before: { place: from + 1 }, after: { place: to + 1 } });
  });
}

async function setArchived(context: TenantContext, tx: Transaction, id: string, isArchived: boolean): Promise<void> {
  const now = context.clock.now();
  await tx.prisma.crmField.updateMany({
    where: { tenantId: context.tenant.id, id },
    data: { archivedAt: isArchived ? now : null, updatedAt: now, version: { increment: 1 } },
  });
  await record(context, tx, isArchived ? "crm_field.archive" : "crm_field.restore", id, {});
}

/** What is offered from now on, in this order; behind it what is not any more. @throws `invalid` for a key that is not of the list */
function withOptions(before: readonly FieldOption[], wanted: readonly { key?: string; label: string }[]): FieldOption[] {
  const taken = new Set(before.map(({ key }) => key));
  const offered = wanted.map(({ key, label }) => {
    if (key !== undefined && !taken.has(key))
      throw invalid("Some fields need attention.", [{ path: "options", message: "There is no such choice." }]);
    // One that was taken out comes back under its name.
    const known = key ?? before.find((option) => option.isGone && option.label.toLowerCase() === label.toLowerCase())?.key;
    const own = known ?? optionKeyOf(label, taken);
    taken.add(own);
    return { key: own, label, isGone: false };
  });
  const kept = new Set(offered.map(({ key }) => key));
  if (kept.size !== offered.length) throw invalid("Some fields need attention.", [{ path: "options", message: "A choice is named twice." }]);
  const all = [...offered, ...before.filter(({ key }) => !kept.has(key)).map((option) => ({ ...option, isGone: true }))];
  if (all.length > FIELD_LIMITS.everOptions)
    throw conflict(`A list can have had ${FIELD_LIMITS.everOptions} choices in all. Give one of them another name instead.`);
  return all;
}

const said = ({ label, isRequired, unit, options }: Pick<CrmField, "label" | "isRequired" | "unit" | "options">) => ({
  label,
  isRequired,
  unit,
  options: options.filter(({ isGone }) => !isGone).map((option) => option.label),
});

/** Of two who change fields at once, the second sees what the first did. */
function withFields<Answer>(context: TenantContext, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  requirePermission(context, "lead.execute");
  return inTenant(context, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('crm_field:' || $1, 0))::text", values: [context.tenant.id] });
    return work(tx);
  });
}

async function requireField(tx: Transaction, tenantId: string, id: string): Promise<CrmField> {
  const field = await findField(tx, tenantId, id);
  if (!field) throw notFound("This field");
  return field;
}

type FieldAct = "crm_field.create" | "crm_field.change" | "crm_field.move" | "crm_field.archive" | "crm_field.restore" | "crm_field.delete";

const record = (context: TenantContext, tx: Transaction, action: FieldAct, id: string, states: { before?: object; after?: object }) =>
  recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "crm_field", subjectId: id, ...states });
