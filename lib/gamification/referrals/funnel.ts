import type { Queryable } from "#lib/platform/database";
import type { ConversionState } from "./conversion-states.ts";
import { CONVERSION_STATES } from "./conversion-states.ts";
import { CONVERSION_KINDS, type ConversionKind, type ReferralFunnel } from "./schema.ts";

/** Whose: all codes of a person in a tenant, or one. */
export interface FunnelOf {
  tenantId: string;
  userId: string | null;
  code: string | null;
}

const MOST_SOURCES = 12;
const MINE = "x.tenant_id = $1::uuid AND ($2::text IS NULL OR x.code = $2) AND ($3::uuid IS NULL OR c.user_id = $3::uuid)";

/** From the visit to what was paid, counted from rows. What was rejected or reversed is no conversion, and is told by its state. */
export async function funnelOf(tx: Queryable, { tenantId, userId, code }: FunnelOf): Promise<ReferralFunnel> {
  const values = [tenantId, code, userId];
  const visits = await tx.query<{ source: string; visits: number; consents: number }>({
    text: `SELECT x.source, sum(x.visits)::int AS visits, sum(x.consents)::int AS consents FROM referral_visit_day x
           JOIN referral_code c ON c.tenant_id = x.tenant_id AND c.code = x.code WHERE ${MINE} GROUP BY x.source`,
    values,
  });
  const conversions = await tx.query<{ source: string; kind: ConversionKind; state: ConversionState; count: number; points: number }>({
    text: `SELECT x.source, x.kind, x.state, count(*)::int AS count, sum(x.points)::int AS points FROM referral_conversion x
           JOIN referral_code c ON c.tenant_id = x.tenant_id AND c.code = x.code WHERE ${MINE} GROUP BY x.source, x.kind, x.state`,
    values,
  });
  const counted = conversions.filter(({ state }) => state !== "rejected" && state !== "reversed");
  const sum = (rows: { count: number }[]) => rows.reduce((total, { count }) => total + count, 0);
  const pointsIn = (state: ConversionState) => conversions.filter((row) => row.state === state).reduce((total, { points }) => total + points, 0);
  const sources = new Set([...visits, ...counted].map(({ source }) => source));
  return {
    steps: [
      { name: "visits", count: visits.reduce((total, row) => total + row.visits, 0) },
      { name: "consents", count: visits.reduce((total, row) => total + row.consents, 0) },
      ...CONVERSION_KINDS.map((kind) => ({ name: kind, count: sum(counted.filter((row) => row.kind === kind)) })),
    ],
    sources: [...sources]
      .map((source) => ({
        source,
        visits: visits.find((row) => row.source === source)?.visits ?? 0,
        conversions: sum(counted.filter((row) => row.source === source)),
      }))
      .sort((left, right) => right.conversions - left.conversions || right.visits - left.visits || left.source.localeCompare(right.source))
      .slice(0, MOST_SOURCES),
    states: Object.fromEntries(CONVERSION_STATES.map((state) => [state, sum(conversions.filter((row) => row.state === state))])) as Record<
      ConversionState,
      number
    >,
    points: { approved: pointsIn("approved"), paid: pointsIn("paid") },
  };
}
