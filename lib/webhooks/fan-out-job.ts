import { z } from "zod";
import { type EventEnvelope, eventEnvelope } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
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
  handle: (event, { runtime }) => fanOut(runtime, [event]),
  // Most events concern no endpoint at all.
  together: { most: 1_000, groupOf: () => "all", handle: (events, { runtime }) => fanOut(runtime, events) },
});

const ofTenant = z.object({ tenantId: z.uuid().nullish() });

async function fanOut({ db, clock }: Pick<Runtime, "db" | "clock">, events: EventEnvelope[]): Promise<void> {
  const wanted = await db.system<{ nr: number; id: string }>({
    name: "endpoints-of-events",
    text: `SELECT o.nr::int AS nr, e.id FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS o (name, tenant_id, nr)
           JOIN webhook_endpoint e ON e.kinds @> ARRAY[o.name] AND e.state <> 'disabled' AND (e.tenant_id IS NULL OR e.tenant_id = o.tenant_id)
           ORDER BY o.nr, e.tenant_id NULLS FIRST, e.id`,
    values: [events.map(({ name }) => name), events.map(({ data }) => ofTenant.parse(data).tenantId ?? null)],
  });
  if (wanted.length === 0) return;
  const now = clock.now();
  const deliveries = wanted.flatMap(({ nr, id }) => {
    const event = events[nr - 1];
    return event ? [{ id: newIdAt(now), endpointId: id, event }] : [];
  });
  // Joined again, since one that was deleted meanwhile must not fail the others.
  await db.system({
    name: "webhook-fan-out",
    text: `INSERT INTO webhook_delivery (id, endpoint_id, tenant_id, event_id, kind, body, due_at, created_at)
           SELECT told.id, e.id, e.tenant_id, told.event_id, told.kind, told.body, $6::timestamptz, $6::timestamptz
           FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS told (id, endpoint_id, event_id, kind, body)
           JOIN webhook_endpoint e ON e.id = told.endpoint_id
           ON CONFLICT (endpoint_id, event_id) DO NOTHING`,
    values: [
      deliveries.map(({ id }) => id),
      deliveries.map(({ endpointId }) => endpointId),
      deliveries.map(({ event }) => event.id),
      deliveries.map(({ event }) => event.name),
      deliveries.map(({ event: { name, at, data } }) => bodyOf(name, at, data)),
      now,
    ],
  });
}
