import type { Queryable } from "#lib/platform/database";
import { OPEN_LEAD_STATUSES } from "../leads/lead-status.ts";
import { type NewcomerFacts, nextInTurn, type RuleTerms, whyItFits } from "./match-rule.ts";

interface RuleRow extends RuleTerms {
  id: string;
  name: string;
}

/** Who gets a lead, and why, in words such as "Rule “DACH”: country DE". */
export interface Chosen {
  userId: string;
  because: string;
}

/** Who gets a new lead by the tenant's rules: `chooseOwners` of one. @returns null where no rule fits */
export async function chooseOwner(tx: Queryable, tenantId: string, lead: NewcomerFacts): Promise<Chosen | null> {
  const [chosen = null] = await chooseOwners(tx, tenantId, [lead]);
  return chosen;
}

/**
 * Who gets some new leads by the tenant's rules, in the caller's transaction: for each the first rule that fits and has an active member. A
 * rule's row stays locked until the transaction ends, so that of two who write at once each sees whose turn the other took. Rules are taken
 * in their order, so that no two wait for each other. It asks as often as there are rules that fit, however many leads there are.
 * @returns in the order of the leads; null where no rule fits
 */
export async function chooseOwners(tx: Queryable, tenantId: string, leads: readonly NewcomerFacts[]): Promise<(Chosen | null)[]> {
  const chosen = leads.map((): Chosen | null => null);
  if (leads.length === 0) return chosen;
  const rules = await tx.query<RuleRow>({
    text: `SELECT id, name, kind, origins, countries, regions, languages, tags FROM assignment_rule
           WHERE tenant_id = $1::uuid AND is_active ORDER BY position, id`,
    values: [tenantId],
  });
  /** What was given here already, of which the database knows nothing yet. */
  const given = new Map<string, number>();
  for (const rule of rules) {
    const fitting = leads.flatMap((lead, at) => {
      const why = chosen[at] ? null : whyItFits(rule, lead);
      return why === null ? [] : [{ at, because: `Rule “${rule.name}”: ${why}` }];
    });
    if (fitting.length === 0) continue;
    const turns = await takeTurns(tx, tenantId, rule, fitting.length, given);
    for (const [index, userId] of turns.entries()) {
      const lead = fitting[index];
      if (lead) chosen[lead.at] = { userId, because: lead.because };
    }
  }
  return chosen;
}

/** Takes so many turns of a rule. @returns whose they are; none where nobody of it is active */
async function takeTurns(tx: Queryable, tenantId: string, { id, kind }: RuleRow, count: number, given: Map<string, number>): Promise<string[]> {
  const [rule] = await tx.query<{ member_ids: string[]; last_user_id: string | null }>({
    text: "SELECT member_ids, last_user_id FROM assignment_rule WHERE tenant_id = $1::uuid AND id = $2::uuid AND is_active FOR UPDATE",
    values: [tenantId, id],
  });
  if (!rule) return [];
  const active = await tx.query<{ id: string; open: number }>({
    text: `SELECT u.id, (SELECT count(*)::int FROM lead l WHERE l.tenant_id = m.tenant_id AND l.owner_id = u.id AND l.status = ANY($3::text[])) AS open
           FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = ANY($2::uuid[]) AND m.status = 'active' AND u.status = 'active'`,
    values: [tenantId, rule.member_ids, [...OPEN_LEAD_STATUSES]],
  });
  if (active.length === 0) return [];
  const turns: string[] = [];
  let last = rule.last_user_id;
  for (let turn = 0; turn < count; turn += 1) {
    const loadOf = (each: { id: string; open: number }) => each.open + (given.get(each.id) ?? 0);
    const least = Math.min(...active.map(loadOf));
    // Of those who have equally few, it goes in turn.
    const candidates = kind === "workload" ? active.filter((each) => loadOf(each) === least) : active;
    last = nextInTurn(rule.member_ids, new Set(candidates.map((each) => each.id)), last);
    if (last === null) return turns;
    given.set(last, (given.get(last) ?? 0) + 1);
    turns.push(last);
  }
  await tx.query({
    text: "UPDATE assignment_rule SET last_user_id = $3::uuid WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, id, last],
  });
  return turns;
}
