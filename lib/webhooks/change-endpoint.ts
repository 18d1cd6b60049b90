import { type Context, offerUndo } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { changedMeanwhile, conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { factsOf, findEndpoint, lockEndpoint } from "./endpoint-row.ts";
import { requireSound } from "./require-sound.ts";
import type { ChangeEndpointInput, SetStateInput, WebhookEndpoint } from "./schema.ts";
import { outboundRules, reach, type WebhookScope } from "./scope.ts";

const subjectType = "webhook_endpoint";
const MEANWHILE = "Somebody changed this endpoint meanwhile. Open it again: it shows what they did.";

/**
 * Changes where an endpoint is and what it is told of. What waits goes to the new address.
 * @throws `not_found`, `forbidden` without `integration.update`, `invalid` naming fields, `conflict` when it was changed meanwhile
 */
export async function changeEndpoint(
  context: Context,
  scope: WebhookScope,
  id: string,
  { version, ...input }: ChangeEndpointInput,
  runtime: Pick<Runtime, "config">,
): Promise<WebhookEndpoint> {
  const { write } = reach(context, scope, "integration.update");
  return write(async (tx) => {
    const before = await lockEndpoint(tx, id);
    if (before.version !== version) throw changedMeanwhile(MEANWHILE, { ...before }, input);
    requireSound(input, before.tenant_id, outboundRules(runtime));
    const now = context.clock.now();
    await tx.prisma.webhookEndpoint.updateMany({ where: { id }, data: { ...input, version: { increment: 1 }, updatedAt: now } });
    const { url, description, kinds } = before;
    offerUndo(context, { method: "PUT", path: `/api/v1/webhooks/${id}`, body: { url, description, kinds, version: version + 1 } });
    const states = { before: factsOf(before), after: factsOf({ ...input, state: before.state }) };
    await recordAudit(context, tx, { action: "webhook.change", tenantId: before.tenant_id, subjectType, subjectId: id, ...states });
    return findEndpoint(tx, id, now);
  });
}

/**
 * Pauses an endpoint, or has it go on. While it is paused its messages wait; one that was switched off begins anew and was
 * told nothing meanwhile. Doing it twice is no error.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when it was changed since `version`
 */
export async function setEndpointState(
  context: Context,
  scope: WebhookScope,
  id: string,
  { state, version }: SetStateInput,
): Promise<WebhookEndpoint> {
  const { write } = reach(context, scope, "integration.update");
  return write(async (tx) => {
    const before = await lockEndpoint(tx, id);
    if (version !== undefined && version !== before.version) throw conflict(MEANWHILE);
    const now = context.clock.now();
    if (before.state !== state) {
      await tx.prisma.webhookEndpoint.updateMany({
        where: { id },
        data: { state, version: { increment: 1 }, updatedAt: now, ...(state === "active" && { failingSince: null }) },
      });
      // One that failed has forgotten since when; one that was switched off is not switched off by hand.
      if (before.state !== "disabled" && before.failing_since === null)
        offerUndo(context, { method: "POST", path: `/api/v1/webhooks/${id}/state`, body: { state: before.state, version: before.version + 1 } });
      const action = state === "active" ? "webhook.resume" : "webhook.pause";
      const states = { before: { state: before.state }, after: { state } };
      await recordAudit(context, tx, { action, tenantId: before.tenant_id, subjectType, subjectId: id, ...states });
    }
    return findEndpoint(tx, id, now);
  });
}

/** Deletes an endpoint with all its deliveries. @throws `not_found`, `forbidden` without `integration.delete` */
export async function deleteEndpoint(context: Context, scope: WebhookScope, id: string): Promise<void> {
  const { write } = reach(context, scope, "integration.delete");
  await write(async (tx) => {
    const before = await lockEndpoint(tx, id);
    await tx.prisma.webhookEndpoint.deleteMany({ where: { id } });
    await recordAudit(context, tx, {
      action: "webhook.delete",
      tenantId: before.tenant_id,
      subjectType,
      subjectId: id,
      before: factsOf(before),
    });
  });
}
