/** One search over what a person may see: tenants and people for the operator's staff, members and campaigns inside a tenant. */
export { search } from "./search.ts";
export { campaignSearchQuery, memberSearchQuery, peopleSearchQuery, tenantSearchQuery } from "./search-queries.ts";
