import type { TenantListItem } from "#lib/tenancy/schema";

/** The kinds of tenant, as people say them. */
export const TENANT_KIND_LABELS: Record<TenantListItem["kind"], string> = { client: "Client", brand: "Brand of the agency" };
