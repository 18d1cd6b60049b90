import type { EventEnvelope } from "#lib/events";
import { dayIn } from "#lib/platform/clock";
import { FACT_NAMES, type FactName, fieldsOf } from "../conditions/facts.ts";
import { REVERSING_NAMES, type ReversingName, subjectOf } from "../conditions/reversals.ts";
import type { Fact } from "../conditions/tally.ts";

const isFactName = (name: string): name is FactName => FACT_NAMES.some((each) => each === name);

/** The events that are kept: those that conditions can ask for, and those that take such a one back. */
export const LOGGED_NAMES: readonly (FactName | ReversingName)[] = [...new Set([...FACT_NAMES, ...REVERSING_NAMES])];
const isLogged = (name: string): name is FactName | ReversingName => LOGGED_NAMES.some((each) => each === name);

/** Which tenant an event concerns, when it is kept. */
export function tenantOf({ name, data }: EventEnvelope): string | null {
  return isLogged(name) && typeof data.tenantId === "string" ? data.tenantId : null;
}

/** What achievements keep of an event: what it is about, and of its data no more than conditions can read. @throws for one that is not kept */
export function factOf({ id, name, at, actorId, data }: EventEnvelope, timeZone: string): Fact {
  if (!isLogged(name)) throw new Error(`No condition can ask for the event ${name}`);
  const fields = Object.keys(isFactName(name) ? fieldsOf(name) : {}).filter((field) => data[field] !== undefined);
  const when = new Date(at);
  return {
    id,
    name,
    at: when,
    localDate: dayIn(when, timeZone),
    // Who joins, visits or secures their account did it themselves, whoever opened the door.
    actorId: typeof data.userId === "string" ? data.userId : actorId,
    subject: subjectOf(name, data),
    data: Object.fromEntries(fields.map((field) => [field, data[field]])),
  };
}
