import type { UndoCall } from "#lib/access";
import type { TenantDetail } from "./schema.ts";

/** Gives a tenant the settings again that it had before the one change after them. */
export const settingsAgain = ({ id, name, kind, planKey, timeZone, currency, locale, version }: TenantDetail): UndoCall => ({
  method: "PUT",
  path: `/api/v1/tenants/${id}`,
  body: { name, kind, planKey, timeZone, currency, locale, version: version + 1 },
});
