import type { Metadata } from "next";
import { cache } from "react";
import { getSay } from "#components/format/words";
import { getTenant } from "#lib/tenancy";
import { readById, type SearchParams, staffPage } from "#lib/web";

export interface TenantPageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** The parts of a tenant's page, in their order, shown through `say`; each has an address of its own. */
export const TENANT_TABS = {
  overview: "Overview",
  members: "Members",
  plan: "Plan and limits",
  domains: "Domains",
  flags: "Flags",
  notes: "Notes",
  timeline: "Timeline",
  audit: "Audit",
} as const;
export type TenantTab = keyof typeof TENANT_TABS;

export const tenantPath = (id: string, tab: TenantTab = "overview") =>
  `/admin/tenants/${encodeURIComponent(id)}${tab === "overview" ? "" : `/${tab}`}`;

/** For the page and its title alike: what one may not see, the other must not tell. */
export const readTenant = cache(async (id: string, tab: TenantTab) => {
  const context = await staffPage(tenantPath(id, tab));
  return { context, tenant: await readById(id, () => getTenant(context, id)) };
});

export async function tenantMetadata({ params }: TenantPageProps, tab: TenantTab): Promise<Metadata> {
  const { tenant } = await readTenant((await params).id, tab);
  return { title: tab === "overview" ? tenant.name : `${(await getSay())(TENANT_TABS[tab])} – ${tenant.name}` };
}
