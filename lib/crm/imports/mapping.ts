import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { crmImportOf, findCrmImport } from "./import-rows.ts";
import { type CrmImport, type CrmImportSettings, type CrmKind, crmImportSettings, FIELDS_OF, type MapCrmImportInput } from "./import-schema.ts";

const keptShape = crmImportSettings.pick({ columnOf: true, assignByRules: true });

/** The settings of a new file with what the tenant chose for such files before, as far as the file has those columns. */
export async function keptMapping(tx: Queryable, tenantId: string, kind: CrmKind, settings: CrmImportSettings): Promise<CrmImportSettings> {
  const [row] = await tx.query<{ settings: unknown }>({
    text: "SELECT settings FROM crm_import_mapping WHERE tenant_id = $1::uuid AND kind = $2",
    values: [tenantId, kind],
  });
  const kept = keptShape.safeParse(row?.settings);
  if (!kept.success) return settings;
  const known = Object.entries(kept.data.columnOf).filter(([, column]) => column !== undefined && settings.columns.includes(column));
  const chosen = new Set(known.map(([, column]) => column));
  // What was guessed stays for columns that the kept choice says nothing of.
  const guessed = Object.entries(settings.columnOf).filter(([, column]) => !chosen.has(column));
  return { ...settings, columnOf: Object.fromEntries([...guessed, ...known]), assignByRules: kept.data.assignByRules };
}

/**
 * Says which column of a file is what, and keeps it for the next file of this kind. A file that was tried out has to be tried out again.
 * @throws `not_found`; `forbidden` for owners without the right to assign; `conflict` once it is being imported; `invalid` for a column
 * that the file does not have, or for none that says who is meant
 */
export async function mapCrmImport(context: TenantContext, id: string, input: MapCrmImportInput): Promise<CrmImport> {
  requirePermission(context, "lead.create");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const { status, settings, kind } = await findCrmImport(context, tx, id, true);
    if ((status !== "draft" && status !== "checked") || settings === null) throw conflict("This file is being imported, or was.");
    const next = chosenSettings(kind, settings, input);
    requireMayAssign(context, next);
    await tx.query({
      text: "UPDATE crm_import SET settings = $3::jsonb, status = 'draft' WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, id, JSON.stringify(next)],
    });
    await tx.query({
      text: `INSERT INTO crm_import_mapping (tenant_id, kind, settings, updated_at) VALUES ($1::uuid, $2, $3::jsonb, $4)
             ON CONFLICT (tenant_id, kind) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at`,
      values: [tenantId, kind, JSON.stringify({ columnOf: next.columnOf, assignByRules: next.assignByRules }), context.clock.now()],
    });
    await recordAudit(context, tx, { action: "crm_import.map", tenantId, subjectType: "crm_import", subjectId: id, after: { kind } });
    return crmImportOf(await findCrmImport(context, tx, id), context.clock.now());
  });
}

/** To give leads to others is to assign them, also by a file. What the tenant's own rules give is nobody's choice. */
export function requireMayAssign(context: TenantContext, { columnOf }: CrmImportSettings): void {
  if (columnOf.owner) requirePermission(context, "lead.execute");
}

function chosenSettings(kind: CrmKind, settings: CrmImportSettings, input: MapCrmImportInput): CrmImportSettings {
  const chosen = FIELDS_OF[kind].flatMap((field) => (input[field] ? [[field, input[field]] as const] : []));
  const unknown = chosen.filter(([, column]) => !settings.columns.includes(column));
  if (unknown.length > 0)
    throw invalid(
      "The file has no such column.",
      unknown.map(([field]) => ({ path: field, message: "Choose a column of the file." })),
    );
  const columnOf = Object.fromEntries(chosen);
  requireSomething(kind, columnOf);
  const { dateOrder, decimal, assignByRules } = input;
  return { ...settings, columnOf, dateOrder, decimal, assignByRules: kind === "lead" && assignByRules === "yes" };
}

/** @throws `invalid` where no column says who is meant */
export function requireSomething(kind: CrmKind, { fullName, firstName, lastName, email, phone, companyName }: CrmImportSettings["columnOf"]): void {
  if (kind === "company" && !companyName)
    throw invalid("Choose the column with the company.", [{ path: "companyName", message: "Choose a column." }]);
  if (kind !== "company" && !(fullName || firstName || lastName || email || phone || (kind === "lead" && companyName)))
    throw invalid("Choose the column that says who is meant: a name, an address or a number.", [{ path: "email", message: "Choose a column." }]);
}
