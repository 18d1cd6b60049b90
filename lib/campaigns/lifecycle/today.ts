import type { TenantContext } from "#lib/access";
import { dayIn } from "../period.ts";

/** The day that it is for the tenant, as YYYY-MM-DD. */
export const campaignToday = ({ tenant, clock }: TenantContext): string => dayIn(tenant.timeZone, clock.now());
