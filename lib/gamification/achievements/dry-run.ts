import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import type { Fact } from "../conditions/tally.ts";
import { talliesOf } from "../conditions/tally.ts";
import type { DryRunResult } from "./admin-schema.ts";
import { payeeOf } from "./award.ts";
import { readsOf } from "./content.ts";
import { measuresOf } from "./measures.ts";
import { beginReplay, factsOfTenant } from "./replay.ts";
import type { DefinitionContent } from "./schema.ts";

/** What one dry run goes through at most: it is waited for. */
const MOST_TENANTS = 500;
const MOST_EVENTS = 200_000;
const SHOWN = 50;

interface Tenant {
  id: string;
  name: string;
  time_zone: string;
}
interface Unlock {
  tenant: Tenant;
  facts: (Fact | null)[];
}

/**
 * For whom a condition would unlock, had it counted from the beginning. It goes through the log as the events would have been
 * counted when they happened; figures are those of today. Nothing is written.
 * @throws `forbidden` without `gamification.manage`
 */
export async function dryRun(
  context: StaffContext,
  { condition, repeatEvery }: Pick<DefinitionContent, "condition" | "repeatEvery">,
): Promise<DryRunResult> {
  requirePermission(requireStaff(context), "gamification.manage");
  const { events, usesMeasures } = readsOf(condition);
  return readAcrossTenants(context, "achievements.dry_run", async (tx) => {
    const tenants = await tenantsWith(tx, events, usesMeasures);
    const unlocks: Unlock[] = [];
    let [tenantsRead, eventsRead] = [0, 0];
    for (const tenant of tenants.slice(0, MOST_TENANTS)) {
      if (eventsRead >= MOST_EVENTS) break;
      const measures = usesMeasures ? await measuresOf(tx, tenant.id) : null;
      const { replay, add } = beginReplay({ condition, repeatEvery, countsFrom: null }, tenant.time_zone, measures);
      for await (const fact of factsOfTenant(tx, tenant.id, events)) {
        add(fact);
        eventsRead += 1;
      }
      const facts: (Fact | null)[] = [...replay.met.values()];
      const tallies = replay.tallies.get("")?.map(({ value }) => value) ?? talliesOf(condition).map(() => null);
      if (usesMeasures && facts.length === 0 && evaluate(condition, { tallies, measures }).isMet) facts.push(null);
      if (facts.length > 0) unlocks.push({ tenant, facts });
      tenantsRead += 1;
    }
    const payees: (string | null)[] = [];
    for (const { tenant, facts } of unlocks) payees.push(await payeeOf(tx, tenant.id, facts[0] ?? null));
    const people = await namesOf(
      tx,
      payees.filter((each) => each !== null),
    );
    return {
      ...{ tenantsRead, eventsRead, tenants: unlocks.length, people: people.size },
      unlocks: unlocks.slice(0, SHOWN).map(({ tenant, facts }, index) => ({
        tenantId: tenant.id,
        tenantName: tenant.name,
        personName: people.get(payees[index] ?? "") ?? null,
        at: facts[0]?.at.toISOString() ?? null,
        times: facts.length,
      })),
      isPartial: tenantsRead < tenants.length,
    };
  });
}

/** Tenants with such an event; for figures, all of them. One more than are gone through. */
function tenantsWith(tx: Queryable, events: string[], usesMeasures: boolean): Promise<Tenant[]> {
  return tx.query<Tenant>({
    text: `SELECT t.id, t.name, t.time_zone FROM tenant t
           WHERE $2::boolean OR EXISTS (SELECT 1 FROM achievement_event e WHERE e.tenant_id = t.id AND e.name = ANY($1::text[]))
           ORDER BY t.name, t.id LIMIT ${MOST_TENANTS + 1}`,
    values: [events, usesMeasures],
  });
}

/** The names of people. */
async function namesOf(tx: Queryable, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>({ text: 'SELECT id, name FROM "user" WHERE id = ANY($1::uuid[])', values: [userIds] });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
