import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { isFailing } from "../graph/states.ts";
import { announceStates } from "../states/state-changes.ts";
import type { NextInterval } from "./next-interval.ts";
import type { Watched } from "./read-watched.ts";
import type { Told } from "./settle-states.ts";

const ACTOR = { kind: "system", name: "probes" } as const;

/** Closes the intervals that last, opens those that follow, and tells the staff's screens, the other rooms and whoever watches over incidents. */
export async function followState({ jobs, clock }: Told, tx: Transaction, changes: readonly { service: Watched; to: NextInterval }[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ service, to }) => ({ id: newId(), service_id: service.id, ...to }));
  const given = "jsonb_to_recordset($1::jsonb) AS x(id uuid, service_id uuid, state text, reason text, since timestamptz)";
  const values = [JSON.stringify(rows)];
  await tx.query({
    text: `UPDATE service_state_interval i SET until = x.since FROM ${given} WHERE i.service_id = x.service_id AND i.until IS NULL`,
    values,
  });
  await tx.query({
    text: `INSERT INTO service_state_interval (id, service_id, state, reason, since) SELECT x.id, x.service_id, x.state, x.reason, x.since FROM ${given}`,
    values,
  });
  await announceStates(tx);
  for (const { service, to } of changes) {
    // That a service is known and well for the first time is not a change.
    if (!service.open && !isFailing(to)) continue;
    const { key } = service;
    const previous = service.open?.state ?? "unknown";
    await publishUpdate(tx, { tenantId: null, topic: "service.state-changed", payload: { key, state: to.state, previous } });
    await emit({ actor: ACTOR, clock, jobs, requestId: newId() }, tx, "service.state-changed", {
      key,
      state: to.state,
      previous,
      reason: to.reason,
      since: to.since.toISOString(),
    });
  }
}
