import { readInTenant, requireSomeReach, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { type CrmField, crmField, type FieldSubject, type GivenFilters } from "./schema.ts";

const COLUMNS = "id, subject, key, label, help, kind, unit, options, is_required, archived_at, version";
type Row = Omit<CrmField, "isRequired" | "isArchived"> & { is_required: boolean; archived_at: Date | null };

const fieldOf = ({ is_required, archived_at, ...row }: Row): CrmField =>
  crmField.parse({ ...row, isRequired: is_required, isArchived: archived_at !== null });

/** The fields of some records in their order, archived ones among them. In the caller's transaction, who may read the records. */
export async function fieldsOf(tx: Queryable, tenantId: string, subject: FieldSubject): Promise<CrmField[]> {
  const rows = await tx.query<Row>({
    name: "crm-fields-of",
    text: `SELECT ${COLUMNS} FROM crm_field WHERE tenant_id = $1::uuid AND subject = $2 ORDER BY position, id`,
    values: [tenantId, subject],
  });
  return rows.map(fieldOf);
}

/** The fields that a list needs to be read: those of its records, where it is narrowed or sorted by any; else none are read. */
export async function fieldsFor(
  tx: Queryable,
  tenantId: string,
  subject: FieldSubject,
  asked: { custom?: GivenFilters; sort?: string },
): Promise<CrmField[]> {
  const isNeeded = Object.keys(asked.custom ?? {}).length > 0 || /^-?cf[A-Z]/.test(asked.sort ?? "");
  return isNeeded ? fieldsOf(tx, tenantId, subject) : [];
}

/** One field. @returns null where there is none */
export async function findField(tx: Queryable, tenantId: string, id: string): Promise<CrmField | null> {
  const [row] = await tx.query<Row>({
    text: `SELECT ${COLUMNS} FROM crm_field WHERE tenant_id = $1::uuid AND id = $2::uuid`,
    values: [tenantId, id],
  });
  return row ? fieldOf(row) : null;
}

/** Whoever may see the records may see what their fields are. */
const permissionToRead = (subject: FieldSubject) => (subject === "deal" ? ("deal.read" as const) : ("lead.read" as const));

/**
 * The tenant's own fields, of one kind of record or of all, in their order; archived ones among them.
 * @throws `forbidden` without `lead.read` (for deals: `deal.read`)
 */
export async function listFields(context: TenantContext, { subject }: { subject?: FieldSubject } = {}): Promise<CrmField[]> {
  requireSomeReach(context, permissionToRead(subject ?? "lead"));
  const rows = await readInTenant(context, (tx) =>
    tx.query<Row>({
      name: "crm-fields",
      text: `SELECT ${COLUMNS} FROM crm_field WHERE tenant_id = $1::uuid AND ($2::text IS NULL OR subject = $2) ORDER BY subject, position, id`,
      values: [context.tenant.id, subject ?? null],
    }),
  );
  return rows.map(fieldOf);
}
