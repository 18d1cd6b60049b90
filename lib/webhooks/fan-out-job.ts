import { z } from "zod";
import { eventEnvelope } from "#lib/events";
import { defineJob } from "#lib/platform/jobs";
import { bodyOf, KIND_NAMES } from "./kinds.ts";

/** The events that endpoints can be told of. */
export const FANNED_OUT = KIND_NAMES;

/**
 * Writes a delivery for every endpoint that wants to know of an event. The job itself was written in the event's transaction, so
 * that nothing is lost and nothing is sent of what rolled back; a repeated run writes no delivery twice.
 */
export const fanOutJob = defineJob({
  name: "webhooks.fan-out",
  schema: eventEnvelope,
  async handle({ id, name, at, data }, { runtime }) {
    const { tenantId = null } = z.object({ tenantId: z.uuid().nullish() }).parse(data);
    await runtime.db.system({
      name: "webhook-fan-out",
      text: `INSERT INTO webhook_delivery (id, endpoint_id, tenant_id, event_id, kind, body, due_at, created_at)
             SELECT uuidv7(), e.id, e.tenant_id, $1::uuid, $2, $3, $5::timestamptz, $5::timestamptz FROM webhook_endpoint e
             WHERE e.kinds @> ARRAY[$2::text] AND e.state <> 'disabled' AND (e.tenant_id IS NULL OR e.tenant_id = $4::uuid)
             ON CONFLICT (endpoint_id, event_id) DO NOTHING`,
      values: [id, name, bodyOf(name, at, data), tenantId, runtime.clock.now()],
    });
  },
});
