import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { type Chosen, chooseOwners } from "../assignment/choose-owner.ts";
import { sortNameOf } from "../fields.ts";
import { insertLead } from "../leads/insert-lead.ts";
import { takeLeadRoom } from "../leads/lead-room.ts";
import { companyByName, insertCompany, insertContact } from "../people/find-or-make.ts";
import type { CrmKind } from "./import-schema.ts";
import { TABLE_OF } from "./match-lines.ts";
import type { Plan } from "./plan-lines.ts";
import type { ReadLine } from "./read-line.ts";

/** One record that an import made (`before` null) or changed. */
export interface Change {
  line: number;
  kind: CrmKind;
  recordId: string;
  label: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  version: number;
}

export const NO_ROOM = "Your plan has no room for more leads.";

/** What of a batch was written: what became of each line, and each record with what it was before. */
export interface Written {
  plans: (Plan & { recordId?: string })[];
  changes: Change[];
}

/**
 * Writes what was planned for some lines, in the caller's transaction. Leads that the plan has no room for are refused; those that name no owner
 * go to somebody by the tenant's rules, if they are to.
 */
export async function writeLines(
  context: TenantContext,
  tx: Transaction,
  kind: CrmKind,
  plans: readonly (Plan & { cells: string[] })[],
  { assignByRules }: { assignByRules: boolean },
): Promise<Written> {
  let room = Number.POSITIVE_INFINITY;
  if (kind === "lead") room = await takeLeadRoom(context, tx, plans.filter(({ outcome }) => outcome === "create").length);
  const written: Written = { plans: [], changes: [] };
  const given =
    kind === "lead" && assignByRules
      ? await givenByRules(context, tx, plans.filter(({ outcome }) => outcome === "create").slice(0, room))
      : new Map<number, Chosen>();
  for (const plan of plans) {
    if (plan.outcome === "create" && room-- <= 0) {
      written.plans.push({ line: plan.line, label: plan.label, outcome: "refuse", field: null, message: NO_ROOM, cells: plan.cells });
    } else if (plan.outcome === "create") {
      const { id, madeCompany } = await create(context, tx, kind, plan.read, given.get(plan.line) ?? null);
      if (madeCompany) written.changes.push(madeOf(plan.line, "company", madeCompany, plan.read.values.companyName ?? ""));
      written.changes.push(madeOf(plan.line, kind, id, plan.label));
      written.plans.push({ ...plan, recordId: id });
    } else if (plan.outcome === "change") {
      written.changes.push(...(await change(context, tx, kind, plan)));
      written.plans.push({ ...plan, recordId: plan.record.id });
    } else written.plans.push(plan);
  }
  return written;
}

/** Whose the new leads of some lines are by the tenant's rules, by line. */
async function givenByRules({ tenant }: TenantContext, tx: Transaction, plans: readonly Plan[]): Promise<Map<number, Chosen>> {
  const free = plans.flatMap((plan) => (plan.outcome === "create" && !plan.read.values.ownerId ? [plan] : []));
  const facts = free.map(({ read: { values } }) => ({
    origin: "import" as const,
    country: values.country ?? null,
    region: values.region ?? null,
    language: null,
    tags: values.tags ?? [],
  }));
  const chosen = await chooseOwners(tx, tenant.id, facts);
  return new Map(free.flatMap(({ line }, at) => (chosen[at] ? [[line, chosen[at]] as const] : [])));
}

const madeOf = (line: number, kind: CrmKind, recordId: string, label: string): Change => ({
  line,
  kind,
  recordId,
  label,
  before: null,
  after: null,
  version: 1,
});

async function create(
  context: TenantContext,
  tx: Transaction,
  kind: CrmKind,
  { values, externalKey }: ReadLine,
  given: Chosen | null,
): Promise<{ id: string; madeCompany: string | null }> {
  const { companyName, ownerId = null, domain, utm, createdAt, status, budgetMinor, ...said } = values;
  if (kind === "company") {
    const { industry, phone, city, country, tags } = said;
    const id = await insertCompany(context, tx, { name: companyName ?? "", domain, industry, phone, city, country, tags, ownerId, externalKey });
    return { id, madeCompany: null };
  }
  if (kind === "contact") {
    const { firstName = "", lastName = "", email = null, phone = null, jobTitle = null, hasConsent = false, tags = [] } = said;
    const { companyId, isNew } = companyName ? await companyOf(context, tx, companyName, ownerId) : { companyId: null, isNew: false };
    const id = await insertContact(context, tx, { firstName, lastName, email, phone, jobTitle, hasConsent, tags, companyId, ownerId, externalKey });
    return { id, madeCompany: isNew ? companyId : null };
  }
  const { id } = await insertLead(context, tx, {
    ...said,
    source: said.source ?? "import",
    companyName,
    ...(utm && { utm }),
    ...(budgetMinor !== undefined && { budgetMinor }),
    ...(status && { status }),
    ...(createdAt && { createdAt }),
    ...(ownerId ? { ownerId, ownerReason: "by hand" } : { given }),
    ...(externalKey && { externalKey }),
  });
  return { id, madeCompany: null };
}

async function companyOf(
  context: TenantContext,
  tx: Transaction,
  name: string,
  ownerId: string | null,
): Promise<{ companyId: string; isNew: boolean }> {
  const known = await tx.prisma.crmCompany.findFirst({ where: { tenantId: context.tenant.id, sortName: sortNameOf(name) }, select: { id: true } });
  return { companyId: await companyByName(context, tx, name, { ownerId, country: null }), isNew: known === null };
}

const ACTIONS = { lead: "lead.change", contact: "contact.change", company: "crm_company.change" } as const;

async function change(context: TenantContext, tx: Transaction, kind: CrmKind, plan: Plan & { outcome: "change" }): Promise<Change[]> {
  const { record, read, fields, line, label } = plan;
  const tenantId = context.tenant.id;
  const patch = { ...plan.patch };
  const changes: Change[] = [];
  if ("company_id" in patch && patch.company_id === null && read.values.companyName) {
    const { companyId, isNew } = await companyOf(context, tx, read.values.companyName, null);
    patch.company_id = companyId;
    if (isNew) changes.push(madeOf(line, "company", companyId, read.values.companyName));
  }
  const after = await patchRecord(tx, { tenantId, kind, id: record.id, patch, at: context.clock.now() });
  const pick = (row: Record<string, unknown>) => Object.fromEntries(Object.keys(patch).map((column) => [column, row[column] ?? null]));
  changes.push({ line, kind, recordId: record.id, label, before: pick(record), after: pick(after), version: record.version + 1 });
  const subjectType = TABLE_OF[kind];
  await recordAudit(context, tx, { action: ACTIONS[kind], tenantId, subjectType, subjectId: record.id, after: { fields } });
  if (kind === "lead") await emit(context, tx, "lead.changed", { tenantId, leadId: record.id, fields });
  return changes;
}

/** Sets columns of a record to values as JSON, as a later version of it. @returns the row as it is then */
export async function patchRecord(
  tx: Transaction,
  {
    tenantId,
    kind,
    id,
    patch,
    at,
    step = 1,
  }: { tenantId: string; kind: CrmKind; id: string; patch: Record<string, unknown>; at: Date; step?: number },
): Promise<Record<string, unknown>> {
  // Names of columns are ours; none comes from a file.
  const columns = Object.keys(patch).map((column) => `"${column}"`);
  const [row] = await tx.query<{ row: Record<string, unknown> }>({
    text: `UPDATE ${TABLE_OF[kind]} t SET (${columns.join(", ")}, version, updated_at) =
             (SELECT ${columns.map((column) => `r.${column}`).join(", ")}, t.version + $5::int, $4::timestamptz
              FROM jsonb_populate_record(NULL::${TABLE_OF[kind]}, $3::jsonb) r)
           WHERE t.tenant_id = $1::uuid AND t.id = $2::uuid RETURNING to_jsonb(t) AS row`,
    values: [tenantId, id, JSON.stringify(patch), at, step],
  });
  return row?.row ?? {};
}
