import { requirePermission, requireRecentSignIn, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import { readLevels } from "./levels/level-table.ts";
import type { Level } from "./levels/schema.ts";
import type { AddPrivilegeRuleInput, PrivilegeRule } from "./privileges-schema.ts";

const MOST_RULES = 200;

// A hold counts while the person still belongs to the tenant.
const RULES = `
  SELECT r.id, r.source_kind AS "sourceKind", r.source_key AS "sourceKey", r.permission, r.is_enabled AS "isEnabled",
         CASE r.source_kind WHEN 'level' THEN 'Level ' || r.source_key ELSE coalesce(d.name, r.source_key) END AS "sourceName",
         (SELECT count(DISTINCT g.user_id)::int FROM privilege_grant g
          JOIN membership m ON m.tenant_id = g.tenant_id AND m.user_id = g.user_id AND m.status = 'active'
          WHERE g.rule_id = r.id AND g.withdrawn_at IS NULL) AS "holderCount"
  FROM privilege_rule r LEFT JOIN achievement_definition d ON r.source_kind = 'achievement' AND d.key = r.source_key`;

/** The rules, and what a new one can be for. */
interface RuleList {
  rules: PrivilegeRule[];
  achievements: { key: string; name: string }[];
  levels: Level[];
}

/** The operator's rules, at most `MOST_RULES`, and what a new one can be for. @throws `forbidden` without `gamification.manage` */
export async function listPrivilegeRules(context: StaffContext): Promise<RuleList> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "privileges.read", async (tx) => ({
    rules: await tx.query<PrivilegeRule>({
      text: `${RULES} ORDER BY r.source_kind, length(r.source_key), r.source_key, r.permission LIMIT $1`,
      values: [MOST_RULES],
    }),
    achievements: await tx.query<{ key: string; name: string }>({
      text: "SELECT key, name FROM achievement_definition ORDER BY position, key LIMIT 1000",
    }),
    levels: (await readLevels(tx)).levels,
  }));
}

/**
 * Adds a rule, enabled; people who have reached its condition get the permission within moments.
 * @throws `forbidden` without `gamification.manage` or a recent sign-in, `invalid` for an achievement that there is not, `conflict`
 *   for a rule that there is already, or one too many
 */
export async function addPrivilegeRule(context: StaffContext, { source, permission }: AddPrivilegeRuleInput): Promise<PrivilegeRule> {
  requireMayRule(context);
  const [sourceKind = "", sourceKey = ""] = source.split(":");
  try {
    return await acrossTenants(context, "privileges.add_rule", async (tx) => {
      if (sourceKind === "achievement") await requireAchievement(tx, sourceKey);
      else if ((await readLevels(tx)).levels.length < Number(sourceKey)) throw invalid("There are not so many levels.");
      if ((await tx.prisma.privilegeRule.count()) >= MOST_RULES) throw conflict(`There are at most ${MOST_RULES} rules.`);
      const id = newId();
      await tx.prisma.privilegeRule.createMany({ data: [{ id, sourceKind, sourceKey, permission, createdAt: context.clock.now() }] });
      const after = { sourceKind, sourceKey, permission };
      await recordAudit(context, tx, { action: "privilege_rule.add", tenantId: null, subjectType: "privilege_rule", subjectId: id, after });
      await emit(context, tx, "privilege_rule.changed", { ruleId: id });
      return findRule(tx, id);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("There is a rule for this already. Switch it on in the list.");
    throw error;
  }
}

/**
 * Switches a rule. Off: what it gave is withdrawn in the same transaction, from everybody's next request on. On: it is
 * given to whoever has reached its condition, within moments.
 * @throws `forbidden` as `addPrivilegeRule`, `not_found`, `conflict` when it is so already
 */
export async function switchPrivilegeRule(context: StaffContext, id: string, isEnabled: boolean): Promise<PrivilegeRule> {
  requireMayRule(context);
  return acrossTenants(context, "privileges.switch_rule", async (tx) => {
    const { count } = await tx.prisma.privilegeRule.updateMany({ where: { id, isEnabled: !isEnabled }, data: { isEnabled } });
    const rule = await findRule(tx, id);
    if (count === 0) throw conflict(`This rule is ${isEnabled ? "on" : "off"} already.`);
    const lost = isEnabled ? 0 : await withdrawAll(tx, id, context.clock.now());
    await recordAudit(context, tx, {
      action: isEnabled ? "privilege_rule.enable" : "privilege_rule.disable",
      tenantId: null,
      subjectType: "privilege_rule",
      subjectId: id,
      before: { isEnabled: !isEnabled },
      after: { isEnabled, permission: rule.permission, withdrawn: lost },
    });
    if (isEnabled) await emit(context, tx, "privilege_rule.changed", { ruleId: id });
    return isEnabled ? rule : { ...rule, holderCount: 0 };
  });
}

function requireMayRule(context: StaffContext): void {
  requirePermission(requireStaff(context), "gamification.manage");
  requireRecentSignIn(context);
}

/** @returns how many grants there were */
async function withdrawAll(tx: Transaction, ruleId: string, now: Date): Promise<number> {
  const withdrawn = await tx.query<{ user_id: string }>({
    text: "UPDATE privilege_grant SET withdrawn_at = $2::timestamptz WHERE rule_id = $1::uuid AND withdrawn_at IS NULL RETURNING user_id",
    values: [ruleId, now],
  });
  for (const id of new Set(withdrawn.map(({ user_id }) => user_id))) await publishControl(tx, { kind: "user.revoked", id });
  return withdrawn.length;
}

async function requireAchievement(tx: Transaction, key: string): Promise<void> {
  if ((await tx.prisma.achievementDefinition.count({ where: { key } })) === 1) return;
  throw invalid("There is no such achievement.", [{ path: "source", message: "Choose an achievement or a level." }]);
}

async function findRule(tx: Queryable, id: string): Promise<PrivilegeRule> {
  const [rule] = await tx.query<PrivilegeRule>({ text: `${RULES} WHERE r.id = $1::uuid`, values: [id] });
  if (!rule) throw notFound("This rule");
  return rule;
}
