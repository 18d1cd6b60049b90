import { type Context, once } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId, seal } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { factsOf } from "./endpoint-row.ts";
import { requireSound } from "./require-sound.ts";
import { type CreateEndpointInput, type NewEndpointSecret, WEBHOOK_LIMITS } from "./schema.ts";
import { outboundRules, reach, requireOwnHands, SECRET_PURPOSE, type WebhookScope } from "./scope.ts";
import { newSecret } from "./sign.ts";

/**
 * Makes an endpoint of the tenant, or of the platform; events count from now on. Its secret is answered this once.
 * @throws `forbidden` without `integration.create`, or while support acts as somebody; `invalid` naming fields; `conflict` for one too many
 */
export async function createEndpoint(
  context: Context,
  scope: WebhookScope,
  input: CreateEndpointInput,
  runtime: Pick<Runtime, "config" | "authSecret">,
): Promise<NewEndpointSecret> {
  const { ownerId, write } = reach(context, scope, "integration.create");
  requireOwnHands(context);
  requireSound(input, ownerId, outboundRules(runtime));
  const secret = newSecret();
  let isNew = false;
  const { id } = await write((tx) =>
    once(context, tx, async () => {
      isNew = true;
      // Counted under a lock of the owner's, so that two at once cannot both be the last.
      await tx.query({ text: "SELECT 1 AS held FROM pg_advisory_xact_lock(hashtext('webhooks'), hashtext($1))", values: [ownerId ?? "platform"] });
      if ((await tx.prisma.webhookEndpoint.count({ where: { tenantId: ownerId } })) >= WEBHOOK_LIMITS.endpointsPerOwner)
        throw conflict(`There are at most ${WEBHOOK_LIMITS.endpointsPerOwner} endpoints. Delete one that nobody needs first.`);
      const [endpointId, now] = [newId(), context.clock.now()];
      const secretSealed = seal(secret, runtime.authSecret, SECRET_PURPOSE);
      await tx.prisma.webhookEndpoint.createMany({
        data: [{ id: endpointId, tenantId: ownerId, ...input, secretSealed, createdAt: now, updatedAt: now }],
      });
      const after = factsOf({ ...input, state: "active" });
      await recordAudit(context, tx, { action: "webhook.create", tenantId: ownerId, subjectType: "webhook_endpoint", subjectId: endpointId, after });
      if (ownerId !== null) await emit(context, tx, "webhook_endpoint.created", { tenantId: ownerId, endpointId });
      return { id: endpointId };
    }),
  );
  if (!isNew) throw conflict("This endpoint is made already, and its secret was shown then. Rotate the secret to get another.");
  return { id, secret };
}
