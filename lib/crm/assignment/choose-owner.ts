import type { Queryable } from "#lib/platform/database";
import { OPEN_LEAD_STATUSES } from "../leads/lead-status.ts";
import { type NewcomerFacts, nextInTurn, type RuleTerms, whyItFits } from "./match-rule.ts";

interface RuleRow extends RuleTerms {
  id: string;
  name: string;
  member_ids: string[];
  last_user_id: string | null;
}

/**
 * Who gets a new lead by the tenant's rules, in the caller's transaction: the first rule that fits and has an active member. The rule's row
 * stays locked until the transaction ends, so that of two leads at once each sees whose turn the other took.
 * @returns null where no rule fits
 */
export async function chooseOwner(tx: Queryable, tenantId: string, lead: NewcomerFacts): Promise<{ userId: string; because: string } | null> {
  const rules = await tx.query<RuleRow>({
    text: `SELECT id, name, kind, countries, regions, languages, tags, member_ids, last_user_id FROM assignment_rule
           WHERE tenant_id = $1::uuid AND is_active ORDER BY position, id`,
    values: [tenantId],
  });
  for (const rule of rules) {
    const why = whyItFits(rule, lead);
    if (why === null) continue;
    const userId = await takeTurn(tx, tenantId, rule);
    if (userId !== null) return { userId, because: `Rule “${rule.name}”: ${why}` };
  }
  return null;
}

async function takeTurn(tx: Queryable, tenantId: string, { id, kind }: RuleRow): Promise<string | null> {
  const [rule] = await tx.query<{ member_ids: string[]; last_user_id: string | null }>({
    text: "SELECT member_ids, last_user_id FROM assignment_rule WHERE tenant_id = $1::uuid AND id = $2::uuid AND is_active FOR UPDATE",
    values: [tenantId, id],
  });
  if (!rule) return null;
  const active = await tx.query<{ id: string; open: number }>({
    text: `SELECT u.id, (SELECT count(*)::int FROM lead l WHERE l.tenant_id = m.tenant_id AND l.owner_id = u.id AND l.status = ANY($3::text[])) AS open
           FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = ANY($2::uuid[]) AND m.status = 'active' AND u.status = 'active'`,
    values: [tenantId, rule.member_ids, [...OPEN_LEAD_STATUSES]],
  });
  const least = Math.min(...active.map(({ open }) => open));
  // Of those who have equally few, it goes in turn.
  const candidates = kind === "workload" ? active.filter(({ open }) => open === least) : active;
  const userId = nextInTurn(rule.member_ids, new Set(candidates.map((each) => each.id)), rule.last_user_id);
  if (userId === null) return null;
  await tx.query({
    text: "UPDATE assignment_rule SET last_user_id = $3::uuid WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, id, userId],
  });
  return userId;
}
