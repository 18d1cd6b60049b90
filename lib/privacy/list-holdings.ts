import { type Context, requireOwnAccount } from "#lib/access";
import type { Erasure } from "#lib/platform/personal-data";
import { PERSONAL_DATA } from "./declarations.ts";
import { findPerson, forPerson } from "./person.ts";
import type { Holding, HoldingsOfRoom } from "./schema.ts";

const ON_ERASURE: Record<Erasure["how"], Holding["onErasure"]> = { delete: "deleted", change: "changed", redact: "changed", keep: "kept" };

/**
 * What is kept of the person, by room, with how many rows of it there are; what there is none of is left out.
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function listHoldings(context: Context): Promise<HoldingsOfRoom[]> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.read({ kind: "system", purpose: "show what is kept of a person" }, async (tx) => {
    const person = await findPerson(tx, userId);
    if (!person) return [];
    const rooms: HoldingsOfRoom[] = [];
    for (const { label, rows } of PERSONAL_DATA) {
      const holdings: Holding[] = [];
      for (const { table, belongs, what, why, erasure } of rows) {
        const [found] = await tx.query<{ count: bigint }>(
          forPerson(`SELECT count(*) AS count FROM "${table}" WHERE ${belongs}`, person, context.clock.now()),
        );
        const count = Number(found?.count ?? 0);
        if (count > 0)
          holdings.push({ what, why, count, onErasure: ON_ERASURE[erasure.how], because: "because" in erasure ? erasure.because : null });
      }
      if (holdings.length > 0) rooms.push({ label, holdings });
    }
    return rooms;
  });
}
