/** What crosses the room's door. */
export * from "./scoring/schema.ts";
