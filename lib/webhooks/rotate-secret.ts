import { type Context, once } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { seal } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { lockEndpoint } from "./endpoint-row.ts";
import { type NewEndpointSecret, WEBHOOK_LIMITS } from "./schema.ts";
import { reach, requireOwnHands, SECRET_PURPOSE, type WebhookScope } from "./scope.ts";
import { newSecret } from "./sign.ts";

/**
 * Gives an endpoint a new secret, answered this once. For 24 hours every message carries a signature of either, so that the
 * receiver can change over in peace.
 * @throws `not_found`; `forbidden` without `integration.update`, or while support acts as somebody
 */
export async function rotateSecret(
  context: Context,
  scope: WebhookScope,
  id: string,
  runtime: Pick<Runtime, "authSecret">,
): Promise<NewEndpointSecret> {
  const { write } = reach(context, scope, "integration.update");
  requireOwnHands(context);
  const secret = newSecret();
  let isNew = false;
  await write((tx) =>
    once(context, tx, async () => {
      isNew = true;
      const before = await lockEndpoint(tx, id);
      const now = context.clock.now();
      const previousUntil = new Date(now.getTime() + WEBHOOK_LIMITS.secretOverlapHours * 3_600_000);
      const data = { secretSealed: seal(secret, runtime.authSecret, SECRET_PURPOSE), previousSecretSealed: before.secret_sealed, previousUntil };
      await tx.prisma.webhookEndpoint.updateMany({ where: { id }, data: { ...data, version: { increment: 1 }, updatedAt: now } });
      const after = { previousSecretUntil: previousUntil.toISOString() };
      await recordAudit(context, tx, {
        action: "webhook.rotate",
        tenantId: before.tenant_id,
        subjectType: "webhook_endpoint",
        subjectId: id,
        after,
      });
      return { id };
    }),
  );
  if (!isNew) throw conflict("The secret is rotated already, and the new one was shown then.");
  return { id, secret };
}
