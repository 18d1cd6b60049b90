import type { Context } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { EVENTS, type EventData, type EventEnvelope, type EventName } from "./catalogue.ts";

/** What is needed of a context to tell of something. */
export type Teller = Pick<Context, "actor" | "clock" | "requestId" | "jobs">;

/** One event, as it is told. */
export type Told = { [Name in EventName]: { name: Name; data: EventData<Name>; requestId?: string } }[EventName];

/**
 * Tells the other rooms what happened. The event is written by `tx`: it is delivered when the transaction commits, at
 * least once, and never when it rolls back.
 */
export async function emit<Name extends EventName>(context: Teller, tx: Transaction, name: Name, data: EventData<Name>): Promise<void> {
  await context.jobs.publish(tx, [told(context, name, data, context.requestId)]);
}

/** Tells of many things at once, in their order, each under its own request or the context's: as cheap as telling of one. */
export async function emitAll(context: Teller, tx: Transaction, events: readonly Told[]): Promise<void> {
  if (events.length === 0) return;
  await context.jobs.publish(
    tx,
    events.map(({ name, data, requestId = context.requestId }) => told(context, name, data, requestId)),
  );
}

function told(context: Teller, name: EventName, data: object, requestId: string) {
  const envelope: EventEnvelope = {
    id: newId(),
    name,
    at: context.clock.now().toISOString(),
    requestId,
    actorId: context.actor.kind === "user" ? context.actor.userId : context.actor.kind === "service" ? context.actor.serviceAccountId : null,
    data: EVENTS[name].parse(data),
  };
  // What is told of one tenant is read in order.
  return { event: name, data: envelope, key: "tenantId" in data && typeof data.tenantId === "string" ? data.tenantId : "" };
}

/** The typed data of a delivered event. */
export function dataOf<Name extends EventName>(envelope: EventEnvelope, name: Name): EventData<Name> {
  if (envelope.name !== name) throw new Error(`Expected the event ${name}, got ${envelope.name}`);
  // The schema is picked by the same name, which TypeScript cannot follow through the index.
  return EVENTS[name].parse(envelope.data) as EventData<Name>;
}
