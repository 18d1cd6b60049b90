import { type Context, once } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { firstIdAt, newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { findEndpoint, lockEndpoint } from "./endpoint-row.ts";
import { requireActive } from "./require-active.ts";
import { type ReplayFailedInput, WEBHOOK_LIMITS, type WebhookReplay } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

const REPLAYS_SHOWN = 5;

/**
 * Sends again, the oldest first, whatever of the messages since a moment failed for good: at most 10,000 at once. The senders do
 * the work; how far they are is counted from the deliveries.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when the endpoint is not active or nothing has failed
 */
export async function replayFailed(context: Context, scope: WebhookScope, endpointId: string, { since }: ReplayFailedInput): Promise<WebhookReplay> {
  return reach(context, scope, "integration.update").write((tx) =>
    once(context, tx, async () => {
      const endpoint = await lockEndpoint(tx, endpointId);
      requireActive(endpoint);
      const [id, now, tenantId] = [newId(), context.clock.now(), endpoint.tenant_id];
      const [row] = await tx.query<{ total: number }>({
        text: `WITH chosen AS (
                 SELECT id FROM webhook_delivery WHERE endpoint_id = $1::uuid AND status = 'failed' AND id >= $2::uuid
                 ORDER BY id LIMIT ${WEBHOOK_LIMITS.replayedAtOnce} FOR UPDATE
               ), again AS (
                 UPDATE webhook_delivery d SET status = 'waiting', attempts = 0, due_at = $3::timestamptz, ended_at = NULL, replay_id = $4::uuid
                 FROM chosen WHERE d.id = chosen.id RETURNING 1
               ) SELECT count(*)::int AS total FROM again`,
        values: [endpointId, firstIdAt(new Date(since)), now, id],
      });
      const total = row?.total ?? 0;
      if (total === 0) throw conflict("Nothing has failed for good since then: there is nothing to send again.");
      await tx.prisma.webhookReplay.createMany({ data: [{ id, endpointId, tenantId, since, total, createdAt: now }] });
      const after = { since, total };
      await recordAudit(context, tx, { action: "webhook.replay_failed", tenantId, subjectType: "webhook_endpoint", subjectId: endpointId, after });
      return findReplay(tx, endpointId, id);
    }),
  );
}

/**
 * Calls a replay off: what still waits counts as failed again, as it did before.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when nothing of it waits any more
 */
export async function cancelReplay(context: Context, scope: WebhookScope, endpointId: string, id: string): Promise<WebhookReplay> {
  return reach(context, scope, "integration.update").write(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    const before = await findReplay(tx, endpointId, id);
    if (before.cancelledAt || before.waiting === 0) throw conflict("This has ended already.");
    const now = context.clock.now();
    await tx.query({
      text: `UPDATE webhook_delivery SET status = 'failed', ended_at = $2::timestamptz, due_at = $2::timestamptz WHERE replay_id = $1::uuid AND status = 'waiting'`,
      values: [id, now],
    });
    await tx.prisma.webhookReplay.updateMany({ where: { id }, data: { cancelledAt: now } });
    const after = { waiting: before.waiting, delivered: before.delivered };
    await recordAudit(context, tx, {
      action: "webhook.replay_cancelled",
      tenantId: endpoint.tenant_id,
      subjectType: "webhook_endpoint",
      subjectId: endpointId,
      after,
    });
    return findReplay(tx, endpointId, id);
  });
}

/** The newest replays of an endpoint. @throws `not_found`, `forbidden` without `integration.read` */
export async function listReplays(context: Context, scope: WebhookScope, endpointId: string): Promise<WebhookReplay[]> {
  return reach(context, scope, "integration.read").read(async (tx) => {
    await findEndpoint(tx, endpointId, context.clock.now());
    return readReplays(tx, endpointId, null);
  });
}

interface ReplayRow {
  id: string;
  since: Date;
  total: number;
  waiting: number;
  delivered: number;
  failed: number;
  created_at: Date;
  cancelled_at: Date | null;
}

async function findReplay(tx: Queryable, endpointId: string, id: string): Promise<WebhookReplay> {
  const [replay] = await readReplays(tx, endpointId, id);
  if (!replay) throw notFound("This replay");
  return replay;
}

async function readReplays(tx: Queryable, endpointId: string, id: string | null): Promise<WebhookReplay[]> {
  const rows = await tx.query<ReplayRow>({
    text: `SELECT r.id, r.since, r.total, r.created_at, r.cancelled_at, now.waiting, now.delivered, now.failed
           FROM webhook_replay r CROSS JOIN LATERAL (
             SELECT count(*) FILTER (WHERE d.status IN ('waiting', 'sending'))::int AS waiting,
                    count(*) FILTER (WHERE d.status = 'delivered')::int AS delivered, count(*) FILTER (WHERE d.status = 'failed')::int AS failed
             FROM webhook_delivery d WHERE d.replay_id = r.id
           ) now
           WHERE r.endpoint_id = $1::uuid AND ($2::uuid IS NULL OR r.id = $2::uuid) ORDER BY r.created_at DESC, r.id DESC LIMIT ${REPLAYS_SHOWN}`,
    values: [endpointId, id],
  });
  return rows.map(({ created_at, cancelled_at, since, ...counts }) => ({
    ...counts,
    since: since.toISOString(),
    createdAt: created_at.toISOString(),
    cancelledAt: cancelled_at?.toISOString() ?? null,
  }));
}
