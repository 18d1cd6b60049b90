export * from "./activities/schema.ts";
export * from "./assignment/schema.ts";
export * from "./custom-fields/schema.ts";
export * from "./deals/schema.ts";
export * from "./forms/schema.ts";
export * from "./leads/schema.ts";
export type { Owner } from "./owners.ts";
export * from "./people/schema.ts";
export * from "./scoring/schema.ts";
