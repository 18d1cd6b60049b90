import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { deliveryOf, findDelivery } from "./delivery-row.ts";
import { lockEndpoint } from "./endpoint-row.ts";
import { requireActive } from "./require-active.ts";
import type { WebhookDelivery } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

/**
 * Sends a message again, under the same id, as a new round of attempts. One that waits anyway is sent now; asking twice at the
 * same moment sends it once.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when the endpoint is not active
 */
export async function replayDelivery(context: Context, scope: WebhookScope, endpointId: string, id: string): Promise<WebhookDelivery> {
  return reach(context, scope, "integration.update").write(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    requireActive(endpoint);
    const before = await findDelivery(tx, endpointId, id, { isLocked: true });
    const now = context.clock.now();
    if (before.status === "sending" || (before.status === "waiting" && before.due_at <= now)) return deliveryOf(before);
    await tx.query({
      text: `UPDATE webhook_delivery SET status = 'waiting', attempts = 0, due_at = $2::timestamptz, ended_at = NULL, replay_id = NULL WHERE id = $1::uuid`,
      values: [id, now],
    });
    await recordAudit(context, tx, {
      action: "webhook.replay",
      tenantId: endpoint.tenant_id,
      subjectType: "webhook_delivery",
      subjectId: id,
      before: { status: before.status, attempts: before.attempts },
    });
    return deliveryOf(await findDelivery(tx, endpointId, id));
  });
}
