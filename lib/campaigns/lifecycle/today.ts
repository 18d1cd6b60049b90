import type { TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";

/** The day that it is for the tenant, as YYYY-MM-DD. */
export const campaignToday = ({ tenant, clock }: TenantContext): string => dayIn(clock.now(), tenant.timeZone);
