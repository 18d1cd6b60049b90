/** Tenants: the operator's clients and brands, their status and plan. */

export { bulkTenants, bulkTenantsJob } from "./bulk-tenants.ts";
export { cancelTenant } from "./cancel-tenant.ts";
export { changeIndustry } from "./change-industry.ts";
export { changePlanIn } from "./change-plan.ts";
export { changeTenant } from "./change-tenant.ts";
export { createTenant } from "./create-tenant.ts";
export { exportTenants } from "./export-tenants.ts";
export { getTenant } from "./get-tenant.ts";
export { countTenants, listTenants, tenantListQuery } from "./list-tenants.ts";
export { openTenant } from "./open-tenant.ts";
export { tenancyPersonalData } from "./personal-data.ts";
export { reactivateTenant } from "./reactivate-tenant.ts";
export { renameTenant } from "./rename-tenant.ts";
export { setStanding, setStandingIn } from "./set-standing.ts";
export { suspendTenant, suspendTenantIn } from "./suspend-tenant.ts";
export { takenSlugs } from "./taken-slugs.ts";
export { tenantChoices, tenantNames } from "./tenant-choices.ts";
export { tenantFigures } from "./tenant-figures.ts";
