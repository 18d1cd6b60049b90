export * from "./activities/schema.ts";
export * from "./deals/schema.ts";
export * from "./leads/schema.ts";
export type { Owner } from "./owners.ts";
export * from "./people/schema.ts";
