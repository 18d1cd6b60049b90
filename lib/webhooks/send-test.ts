import { type Context, once } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId, newIdAt } from "#lib/platform/crypto";
import { lockEndpoint } from "./endpoint-row.ts";
import { bodyOf, TEST_KIND } from "./kinds.ts";
import { requireActive } from "./require-active.ts";
import type { DeliveryAnswer } from "./schema.ts";
import { reach, type WebhookScope } from "./scope.ts";

/**
 * Sends an endpoint a message of the kind "webhook.test", by the same way as every other.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when the endpoint is not active
 */
export async function sendTest(context: Context, scope: WebhookScope, endpointId: string): Promise<DeliveryAnswer> {
  return reach(context, scope, "integration.update").write((tx) =>
    once(context, tx, async () => {
      const endpoint = await lockEndpoint(tx, endpointId);
      requireActive(endpoint);
      const now = context.clock.now();
      const [id, tenantId] = [newIdAt(now), endpoint.tenant_id];
      const body = bodyOf(TEST_KIND, now.toISOString(), { endpointId });
      await tx.prisma.webhookDelivery.createMany({
        data: [{ id, endpointId, tenantId, eventId: newId(), kind: TEST_KIND, body, dueAt: now, createdAt: now }],
      });
      await recordAudit(context, tx, { action: "webhook.test", tenantId, subjectType: "webhook_endpoint", subjectId: endpointId });
      return { deliveryId: id };
    }),
  );
}
