import type { Transaction } from "#lib/platform/database";

/** Something that sockets are told. Without `tenantId` it goes to the operator's staff, with `userId` to one person. */
export interface Update {
  tenantId: string | null;
  userId?: string | null;
  topic: string;
  payload: object;
}

/**
 * What makes sockets end: the session, the person or the tenant behind them no longer counts. "everybody.reload" ends none: what
 * holds for the whole installation has changed, and every page that is open loads itself again.
 */
export interface Revocation {
  kind: "session.revoked" | "user.revoked" | "tenant.revoked" | "everybody.reload";
  id: string;
}

export const UPDATES_CHANNEL = "bizosaas_updates";
export const CONTROL_CHANNEL = "bizosaas_control";

/** Records an update and announces it, in the caller's transaction: it is delivered when that commits, and never otherwise. */
export async function publishUpdate(tx: Transaction, update: Update): Promise<void> {
  await publishUpdates(tx, [update]);
}

/** The same of many, in their order. */
export async function publishUpdates(tx: Transaction, updates: readonly Update[]): Promise<void> {
  // NOTIFY carries the id alone: its payload is limited to 8,000 bytes, and the row is the truth.
  await tx.query({
    name: "realtime-updates-write",
    text: `WITH written AS (
             INSERT INTO realtime_update (tenant_id, user_id, topic, payload)
             SELECT tenant_id, user_id, topic, payload::jsonb
             FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS u (tenant_id, user_id, topic, payload, nr) ORDER BY nr RETURNING id
           ) SELECT count(pg_notify('${UPDATES_CHANNEL}', id::text))::int FROM written`,
    values: [
      updates.map(({ tenantId }) => tenantId),
      updates.map(({ userId = null }) => userId),
      updates.map(({ topic }) => topic),
      updates.map(({ payload }) => JSON.stringify(payload)),
    ],
  });
}

/** Records the same update for many tenants, and for the operator's staff, and announces it: one statement, however many they are. */
export async function publishToTenants(
  tx: Transaction,
  tenantIds: readonly string[],
  { topic, payload }: Pick<Update, "topic" | "payload">,
): Promise<void> {
  await tx.query({
    text: `WITH written AS (
             INSERT INTO realtime_update (tenant_id, topic, payload) SELECT t, $2, $3::jsonb FROM unnest($1::uuid[] || NULL::uuid) t RETURNING id
           ) SELECT count(pg_notify('${UPDATES_CHANNEL}', id::text))::text FROM written`,
    values: [tenantIds, topic, JSON.stringify(payload)],
  });
}

/** Tells every web process to close the sockets of a session, a person or a tenant, or to have all reload, when the transaction commits. */
export async function publishControl(tx: Transaction, revocation: Revocation): Promise<void> {
  await tx.query({ text: `SELECT pg_notify('${CONTROL_CHANNEL}', $1)::text`, values: [JSON.stringify(revocation)] });
}
