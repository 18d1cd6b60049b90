import type { Context } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { EVENTS, type EventData, type EventEnvelope, type EventName } from "./catalogue.ts";

/** What is needed of a context to tell of something. */
export type Teller = Pick<Context, "actor" | "clock" | "requestId" | "jobs">;

/**
 * Tells the other rooms what happened. The event is written by `tx`: it is delivered when the transaction commits, at
 * least once, and never when it rolls back.
 */
export async function emit<Name extends EventName>(context: Teller, tx: Transaction, name: Name, data: EventData<Name>): Promise<void> {
  const envelope: EventEnvelope = {
    id: newId(),
    name,
    at: context.clock.now().toISOString(),
    requestId: context.requestId,
    actorId: context.actor.kind === "user" ? context.actor.userId : context.actor.kind === "service" ? context.actor.serviceAccountId : null,
    data: EVENTS[name].parse(data),
  };
  // What is told of one tenant is read in order.
  await context.jobs.publish(tx, name, envelope, "tenantId" in data && typeof data.tenantId === "string" ? data.tenantId : "");
}

/** The typed data of a delivered event. */
export function dataOf<Name extends EventName>(envelope: EventEnvelope, name: Name): EventData<Name> {
  if (envelope.name !== name) throw new Error(`Expected the event ${name}, got ${envelope.name}`);
  // The schema is picked by the same name, which TypeScript cannot follow through the index.
  return EVENTS[name].parse(envelope.data) as EventData<Name>;
}
