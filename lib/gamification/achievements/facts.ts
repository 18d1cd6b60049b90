import type { EventEnvelope } from "#lib/events";
import { FACT_NAMES, type FactName, fieldsOf } from "../conditions/facts.ts";
import { localDay } from "../conditions/local-day.ts";
import type { Fact } from "../conditions/tally.ts";

const isFactName = (name: string): name is FactName => FACT_NAMES.some((each) => each === name);

/** Which tenant an event concerns, when conditions can ask for it. */
export function tenantOf({ name, data }: EventEnvelope): string | null {
  return isFactName(name) && typeof data.tenantId === "string" ? data.tenantId : null;
}

/** What achievements keep of an event: of its data no more than conditions can read. @throws for one that they cannot ask for */
export function factOf({ id, name, at, actorId, data }: EventEnvelope, timeZone: string): Fact {
  if (!isFactName(name)) throw new Error(`No condition can ask for the event ${name}`);
  const fields = Object.keys(fieldsOf(name)).filter((field) => data[field] !== undefined);
  const when = new Date(at);
  return {
    id,
    name,
    at: when,
    localDate: localDay(when, timeZone),
    // Who joins, visits or secures their account did it themselves, whoever opened the door.
    actorId: typeof data.userId === "string" ? data.userId : actorId,
    data: Object.fromEntries(fields.map((field) => [field, data[field]])),
  };
}
