import { findBrandDomain, hostName } from "#lib/identity";
import type { Runtime } from "#lib/platform/runtime";
import { contentOfParts } from "./own-parts-now.ts";
import { pageBrandOf } from "./page-brand.ts";
import type { PageBrand } from "./page-content.ts";

/** Whose status page somebody is on. */
export interface StatusPageOwner extends PageBrand {
  /** The domain of a tenant's page; null for the operator's. */
  host: string | null;
}

/** The operator's page, where it cannot be read whose it is. */
export const ownerUnread = (runtime: Runtime): StatusPageOwner => ({ ...contentOfParts(runtime).brand, host: null });

/** @param hostHeader as the request has it @throws `unavailable` */
export async function statusPageOwner(runtime: Runtime, hostHeader: string | null | undefined): Promise<StatusPageOwner> {
  const domain = await findBrandDomain(runtime, hostName(hostHeader));
  const brand = await pageBrandOf(runtime, domain?.host ?? null);
  return { ...brand, host: brand.tenantId === null ? null : (domain?.host ?? null) };
}
