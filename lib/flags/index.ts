/** Feature flags: which parts of the product are on for which tenant, why, since when, and how to switch one off at once. */
export { changeFlag } from "./change-flag.ts";
export { createFlag } from "./create-flag.ts";
export { deleteFlag } from "./delete-flag.ts";
export { evaluateFlags, isEnabled } from "./evaluate-flags.ts";
export { startFlagMemory } from "./flag-memory.ts";
export { getFlag } from "./get-flag.ts";
export { killFlag, reviveFlag } from "./kill-flag.ts";
export { listFlags } from "./list-flags.ts";
export { flagsOfTenant, lookUpFlag } from "./look-up.ts";
export { flagsPersonalData } from "./personal-data.ts";
export { setOverride, setPlanRules } from "./set-rules.ts";
