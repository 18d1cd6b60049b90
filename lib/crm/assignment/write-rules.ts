import { inTenant, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import {
  ASSIGNMENT_LIMITS,
  type AssignmentRuleView,
  assignmentRule,
  type ChangeRuleInput,
  type CreateRuleInput,
  type MoveRuleInput,
} from "./schema.ts";

const COLUMNS = "id, name, kind, origins, countries, regions, languages, tags, member_ids, is_active, version";
type Row = Omit<AssignmentRuleView, "memberIds" | "isActive"> & { member_ids: string[]; is_active: boolean };

/** The tenant's rules in their order. @throws `forbidden` without `lead.read` */
export async function listRules(context: TenantContext): Promise<AssignmentRuleView[]> {
  requirePermission(context, "lead.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<Row>({ text: `SELECT ${COLUMNS} FROM assignment_rule WHERE tenant_id = $1::uuid ORDER BY position, id`, values: [context.tenant.id] }),
  );
  return rows.map(({ member_ids, is_active, ...row }) => assignmentRule.parse({ ...row, memberIds: member_ids, isActive: is_active }));
}

/** Adds a rule behind the others. @throws `forbidden` without `lead.execute`, `conflict` for one too many, `invalid` for who is no active member */
export async function createRule(context: TenantContext, input: CreateRuleInput): Promise<{ id: string }> {
  return withRules(context, (tx) =>
    once(context, tx, async () => {
      const tenantId = context.tenant.id;
      await requireMembers(tx, tenantId, input.memberIds);
      const there = await tx.prisma.assignmentRule.aggregate({ where: { tenantId }, _count: true, _max: { position: true } });
      if (there._count >= ASSIGNMENT_LIMITS.rules) throw conflict(`You have ${ASSIGNMENT_LIMITS.rules} rules, which is as many as there can be.`);
      const now = context.clock.now();
      const id = newIdAt(now);
      await tx.prisma.assignmentRule.createMany({ data: [{ ...input, id, tenantId, position: (there._max.position ?? 0) + 1, createdAt: now }] });
      await record(context, tx, "assignment_rule.create", id, { after: { name: input.name, kind: input.kind } });
      return { id };
    }),
  );
}

/** @throws `forbidden`, `not_found`, `conflict` when somebody was first, `invalid` for who is no active member */
export async function changeRule(context: TenantContext, id: string, { version, ...input }: ChangeRuleInput): Promise<void> {
  await withRules(context, async (tx) => {
    const before = await findRule(tx, context, id);
    await requireMembers(tx, context.tenant.id, input.memberIds);
    if (before.version !== version) throw conflict("Somebody else changed this rule meanwhile. Look at it, then send yours again.");
    await tx.prisma.assignmentRule.updateMany({ where: { tenantId: context.tenant.id, id }, data: { ...input, version: version + 1 } });
    await record(context, tx, "assignment_rule.change", id, {
      before: { name: before.name, kind: before.kind },
      after: { name: input.name, kind: input.kind },
    });
  });
}

/** Leads that it gave stay whose they are. @throws `forbidden`, `not_found` */
export async function deleteRule(context: TenantContext, id: string): Promise<void> {
  await withRules(context, async (tx) => {
    const { name, kind } = await findRule(tx, context, id);
    await tx.prisma.assignmentRule.deleteMany({ where: { tenantId: context.tenant.id, id } });
    await record(context, tx, "assignment_rule.delete", id, { before: { name, kind } });
  });
}

/** Changes places with the rule before or after it; the first and the last stay where they are. @throws `forbidden`, `not_found` */
export async function moveRule(context: TenantContext, { id, direction }: MoveRuleInput): Promise<void> {
  await withRules(context, async (tx) => {
    const tenantId = context.tenant.id;
    await findRule(tx, context, id);
    const rules = await tx.prisma.assignmentRule.findMany({
      where: { tenantId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const from = rules.findIndex((rule) => rule.id === id);
    const to = from + (direction === "up" ? -1 : 1);
    const [moved] = rules.splice(from, 1);
    if (!moved || to < 0 || to > rules.length) return;
    rules.splice(to, 0, moved);
    for (const [index, rule] of rules.entries())
      await tx.prisma.assignmentRule.updateMany({ where: { tenantId, id: rule.id }, data: { position: index + 1 } });
    await record(context, tx, "assignment_rule.move", id, { before: { position: from + 1 }, after: { position: to + 1 } });
  });
}

/** Of two who change the order at once, the second sees what the first did. */
function withRules<Answer>(context: TenantContext, work: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  requirePermission(context, "lead.execute");
  return inTenant(context, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('assignment_rule:' || $1, 0))::text", values: [context.tenant.id] });
    return work(tx);
  });
}

async function findRule(tx: Transaction, { tenant }: TenantContext, id: string) {
  const rule = await tx.prisma.assignmentRule.findFirst({ where: { tenantId: tenant.id, id }, select: { name: true, kind: true, version: true } });
  if (!rule) throw notFound("This rule");
  return rule;
}

async function requireMembers(tx: Transaction, tenantId: string, ids: string[]): Promise<void> {
  const active = await tx.prisma.membership.count({ where: { tenantId, userId: { in: ids }, status: "active" } });
  if (active !== ids.length)
    throw invalid("Some fields need attention.", [{ path: "memberIds", message: "Somebody is no active member any more. Choose anew." }]);
}

const record = (
  context: TenantContext,
  tx: Transaction,
  action: "assignment_rule.create" | "assignment_rule.change" | "assignment_rule.delete" | "assignment_rule.move",
  id: string,
  states: { before?: object; after?: object },
) => recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "assignment_rule", subjectId: id, ...states });
