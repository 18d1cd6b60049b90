import type { StaffContext } from "#lib/access";
import { requireAgency } from "./party.ts";
import { MOST_WAITING_COUNTED } from "./schema.ts";

/**
 * How many conversations wait for an answer of the agency, at most one more than is shown: the menu says "99+".
 * @throws `forbidden` for everybody but the agency's staff
 */
export async function countWaitingConversations(context: StaffContext): Promise<number> {
  const party = requireAgency(context);
  const [row] = await party.read("conversation.waiting", (tx) =>
    tx.query<{ count: number }>({
      name: "conversations-waiting",
      text: `SELECT count(*)::int AS count
             FROM (SELECT 1 FROM conversation WHERE state IN ('open', 'waiting_agency') LIMIT ${MOST_WAITING_COUNTED + 1}) waiting`,
      values: [],
    }),
  );
  return row?.count ?? 0;
}
