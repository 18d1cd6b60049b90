/** The catalogue of domain events, and how to emit one. */
export { type EventData, type EventEnvelope, type EventName, EVENTS, eventEnvelope } from "./catalogue.ts";
export { dataOf, emit } from "./emit.ts";
