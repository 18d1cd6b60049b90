/** The catalogue of domain events, and how to emit one. */
export { EVENTS, type EventData, type EventEnvelope, type EventName, eventEnvelope } from "./catalogue.ts";
export { dataOf, emit, emitAll, type Teller, type Told } from "./emit.ts";
