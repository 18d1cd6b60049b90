import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { Context } from "./context.ts";

/**
 * Runs `work` once per actor and `Idempotency-Key`, and answers a repetition with the first result. The key is written
 * in the same transaction as the work, so it exists exactly when the work was done; a second request at the same
 * moment waits on the unique index for the first.
 * @returns what `work` returned, then or now; it must survive JSON
 * @throws `conflict` when the key was used with another request body
 */
export async function once<T>(context: Context, tx: Transaction, work: () => Promise<T>): Promise<T> {
  const { idempotency, actor } = context;
  const actorId = actor.kind === "user" ? actor.userId : actor.kind === "service" ? actor.serviceAccountId : null;
  if (!idempotency || actorId === null) return work();
  const values = [actorId, idempotency.key, idempotency.requestHash];
  const inserted = await tx.query<{ key: string }>({
    text: `INSERT INTO idempotency_key (actor_id, key, request_hash, response_status, response_body)
           VALUES ($1::uuid, $2, $3, 0, 'null') ON CONFLICT DO NOTHING RETURNING key`,
    values,
  });
  if (inserted.length === 0) {
    const where = { actorId_key: { actorId, key: idempotency.key } };
    const first = await tx.prisma.idempotencyKey.findUniqueOrThrow({ where });
    if (first.requestHash !== idempotency.requestHash)
      throw conflict("This Idempotency-Key was used for another request. Use a new key for a new request.");
    return first.responseBody as T;
  }
  const result = await work();
  await tx.query({
    text: "UPDATE idempotency_key SET response_status = 200, response_body = $3::jsonb WHERE actor_id = $1::uuid AND key = $2",
    values: [actorId, idempotency.key, JSON.stringify(result)],
  });
  return result;
}
