import type { Context } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Party } from "./party.ts";
import type { Participant } from "./schema.ts";
import type { Side } from "./states.ts";

/** Names by id. Somebody whose account is gone is "Somebody who has left". */
export interface Names {
  of(id: string, side: Side): Participant;
}

const MOST_PEOPLE = 200;

/**
 * The names behind ids of either side. The agency's staff are no members of a client, whose wall hides them: their names are read by the
 * portal itself, and nothing else of them.
 */
export async function namesOf({ db }: Pick<Context, "db">, ids: readonly string[]): Promise<Names> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0
      ? []
      : await db.system<{ id: string; name: string }>({
          name: "names-in-conversations",
          text: `SELECT id, name FROM "user" WHERE id = ANY($1::uuid[])`,
          values: [wanted],
        });
  const byId = new Map(rows.map(({ id, name }) => [id, name]));
  return { of: (id, side) => ({ id, side, name: byId.get(id) ?? "Somebody who has left" }) };
}

/** The condition that a membership `m` sees all of its company's conversations, as `partyOf` has it. */
const SEES_ALL = `(m.role IN ('tenant_admin', 'manager') OR (m.role = 'custom' AND EXISTS (
  SELECT 1 FROM custom_role k WHERE k.id = m.custom_role_id AND k.grants ->> 'user.update' = 'all')))`;

/** The client's people who may see a conversation: those who take part, and those who see all of them. */
export function clientsWhoSee(tx: Queryable, tenantId: string, conversationId: string): Promise<Participant[]> {
  return tx.query<Participant>({
    text: `SELECT u.id, u.name, 'client' AS side FROM membership m JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
           WHERE m.tenant_id = $1::uuid AND m.status = 'active' AND (${SEES_ALL} OR EXISTS (SELECT 1 FROM conversation_reader r
             WHERE r.tenant_id = m.tenant_id AND r.conversation_id = $2::uuid AND r.user_id = m.user_id AND r.takes_part))
           ORDER BY u.name, u.id LIMIT ${MOST_PEOPLE}`,
    values: [tenantId, conversationId],
  });
}

/** The agency's staff: all of them for one another; for a client those who have written to them or look after the conversation. */
export async function agentsFor({ db }: Pick<Context, "db">, { side }: Pick<Party, "side">, conversationId: string): Promise<Participant[]> {
  const known =
    side === "agency"
      ? ""
      : `AND (EXISTS (SELECT 1 FROM conversation_reader r WHERE r.conversation_id = $1::uuid AND r.user_id = u.id AND r.takes_part)
           OR EXISTS (SELECT 1 FROM conversation c WHERE c.id = $1::uuid AND c.assigned_to = u.id))`;
  return db.system<Participant>({
    text: `SELECT u.id, u.name, 'agency' AS side FROM "user" u
           WHERE u.platform_role IS NOT NULL AND u.status = 'active' AND $1::uuid IS NOT NULL ${known} ORDER BY u.name, u.id LIMIT ${MOST_PEOPLE}`,
    values: [conversationId],
  });
}

/** Everybody who may be mentioned in a message by this side. */
export async function mentionableBy(
  context: Pick<Context, "db">,
  tx: Queryable,
  party: Party,
  { tenantId, conversationId }: { tenantId: string; conversationId: string },
): Promise<Participant[]> {
  const [clients, agents] = [await clientsWhoSee(tx, tenantId, conversationId), await agentsFor(context, party, conversationId)];
  return [...clients, ...agents].filter(({ id }) => id !== party.userId);
}
