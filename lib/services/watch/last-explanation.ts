import type { Queryable, Transaction } from "#lib/platform/database";
import type { Cause, Explained, Explanation } from "../graph/explanation.ts";

/** As JSON keeps it: moments are texts there. */
type Kept<T> = { [Key in keyof T]: T[Key] extends Date | null ? string | null : T[Key] };
interface KeptExplanation extends Omit<Explanation, "at" | "causes" | "services"> {
  at: string;
  causes: Kept<Cause>[];
  services: Kept<Explained>[];
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** What was explained last, whoever did it; null before the first time. */
export async function lastExplanation(tx: Queryable): Promise<Explanation | null> {
  const [row] = await tx.query<{ explanation: KeptExplanation }>({ text: "SELECT explanation FROM incident_watch WHERE id = 1" });
  if (!row) return null;
  const { at, causes, services, ...apart } = row.explanation;
  return {
    ...apart,
    at: new Date(at),
    causes: causes.map((cause) => ({ ...cause, since: moment(cause.since) }) as Cause),
    services: services.map((each) => ({ ...each, since: moment(each.since), heldSince: moment(each.heldSince) }) as Explained),
  };
}

/** Keeps what was explained. Where nothing fails and nothing did, there is nothing to hold, and nothing is written. */
export async function keepExplanation(tx: Transaction, explanation: Explanation, before: Explanation | null): Promise<void> {
  if (explanation.services.length === 0 && (before?.services.length ?? 0) === 0) return;
  await tx.query({
    text: `INSERT INTO incident_watch (id, explanation, at) VALUES (1, $1::jsonb, $2::timestamptz)
           ON CONFLICT (id) DO UPDATE SET explanation = excluded.explanation, at = excluded.at`,
    values: [JSON.stringify(explanation), explanation.at],
  });
}
