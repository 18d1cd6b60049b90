import { z } from "zod";
import { eventEnvelope } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
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
  async handle({ id, name, at, data }, { runtime: { db, clock } }) {
    const { tenantId = null } = z.object({ tenantId: z.uuid().nullish() }).parse(data);
    const endpoints = await db.system<{ id: string }>({
      name: "endpoints-of-event",
      text: `SELECT id FROM webhook_endpoint WHERE tenant_id IS NULL AND kinds @> ARRAY[$1::text] AND state <> 'disabled'
             UNION ALL
             SELECT id FROM webhook_endpoint WHERE tenant_id = $2::uuid AND kinds @> ARRAY[$1::text] AND state <> 'disabled'`,
      values: [name, tenantId],
    });
    if (endpoints.length === 0) return;
    const now = clock.now();
    // Joined again, since one that was deleted meanwhile must not fail the others.
    await db.system({
      name: "webhook-fan-out",
      text: `INSERT INTO webhook_delivery (id, endpoint_id, tenant_id, event_id, kind, body, due_at, created_at)
             SELECT told.id, e.id, e.tenant_id, $3::uuid, $4, $5, $6::timestamptz, $6::timestamptz
             FROM unnest($1::uuid[], $2::uuid[]) AS told (id, endpoint_id) JOIN webhook_endpoint e ON e.id = told.endpoint_id
             ON CONFLICT (endpoint_id, event_id) DO NOTHING`,
      values: [endpoints.map(() => newIdAt(now)), endpoints.map((endpoint) => endpoint.id), id, name, bodyOf(name, at, data), now],
    });
  },
});
