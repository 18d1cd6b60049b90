import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { Period } from "./schema.ts";

/** A period of a tenant's calendar, daylight saving included. All time has neither beginning nor end. */
export interface Window {
  period: Period;
  since: Date | null;
  until: Date | null;
}

/** The period that a moment lies in, in the tenant's time zone. */
export async function windowAt(tx: Queryable, { tenant }: Pick<TenantContext, "tenant">, period: Period, moment: Date): Promise<Window> {
  if (period === "all") return { period, since: null, until: null };
  const [row] = await tx.query<{ since: Date; until: Date }>({
    name: "period-window",
    text: `SELECT b AT TIME ZONE $3 AS since, (b + CASE $1 WHEN 'quarter' THEN interval '3 months' ELSE ('1 ' || $1)::interval END) AT TIME ZONE $3 AS until
           FROM (SELECT date_trunc($1::text, $2::timestamptz AT TIME ZONE $3::text) AS b) begun`,
    values: [period, moment, tenant.timeZone],
  });
  if (!row) throw new Error("date_trunc gave no row");
  return { period, ...row };
}
