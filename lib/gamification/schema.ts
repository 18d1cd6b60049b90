export * from "./achievements/admin-schema.ts";
export * from "./achievements/schema.ts";
export * from "./boards/schema.ts";
export { type PartProgress, partProgress } from "./conditions/evaluate.ts";
export { FACT_NAMES, FACTS, type FactName, fieldsOf } from "./conditions/facts.ts";
export { type Condition, condition, type Filter, MEASURES, type Measure, measure } from "./conditions/shapes.ts";
export * from "./ledger/schema.ts";
export * from "./levels/schema.ts";
export * from "./privileges-schema.ts";
