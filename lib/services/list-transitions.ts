import type { Database } from "#lib/platform/database";
import { withinTime } from "./finding.ts";
import { PARTS, partName } from "./parts.ts";
import type { PartState, StatusTransition } from "./schema.ts";

const LIMIT = 20;

/**
 * The last 20 changes of state of the platform's parts, newest first. Open to everybody, as the status page is.
 * @throws `unavailable` when the database does not answer within 1.5 s
 */
export async function listTransitions({ db }: { db: Database }): Promise<StatusTransition[]> {
  const rows = await withinTime(
    db.system<{ id: string; part: string; state: PartState; detail: string | null; at: Date }>({
      name: "part-transitions",
      // Part by part, since the index begins with the part.
      text: `SELECT t.id, t.part, t.state, t.detail, t.at FROM unnest($1::text[]) AS p(part) CROSS JOIN LATERAL (
               SELECT id, part, state, detail, at FROM part_transition WHERE part = p.part ORDER BY at DESC, id DESC LIMIT ${LIMIT}
             ) AS t ORDER BY t.at DESC, t.id DESC LIMIT ${LIMIT}`,
      values: [PARTS.map(({ key }) => key)],
    }),
  );
  return rows.map(({ id, part, state, detail, at }) => ({ id, part, name: partName(part), state, detail, at: at.toISOString() }));
}
