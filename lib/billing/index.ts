/** What tenants pay: plans, the subscriptions that follow each change of a tenant, and the revenue counted from them. */
export { changePlan } from "./change-plan.ts";
export { addCost, costsOf, removeCost } from "./costs.ts";
export { listPlans } from "./list-plans.ts";
export { cohortMembers, readCohorts } from "./read-cohorts.ts";
export { readProfit } from "./read-profit.ts";
export { readRevenue } from "./read-revenue.ts";
export { subscriptionsOf } from "./subscriptions-of.ts";
export { readUsage, usageOf } from "./usage-of.ts";
