import type { Queryable } from "#lib/platform/database";
import type { FraudObservations } from "./fraud-score.ts";
import type { JudgedConversion } from "./observe-signals.ts";

/** How far an invitation is followed back. */
const MOST_STEPS = 8;

/**
 * Whether whoever came had, over some steps, invited the referrer's company, or is the referrer themselves: an address of theirs, a member
 * of their company, or a company that the referrer is a member of.
 */
export async function cycleOf(tx: Queryable, conversion: JudgedConversion): Promise<FraudObservations["graph_cycle"]> {
  const { tenantId, userId, userEmail, referredTenantId, referredUserId, referredEmail } = conversion;
  if (referredUserId === userId || referredEmail === userEmail?.toLowerCase())
    return { isPresent: true, evidence: "The referrer has invited themselves." };
  const [row] = await tx.query<{ colleague: boolean; member: boolean; steps: number | null }>({
    text: `WITH RECURSIVE invited AS (
             SELECT $2::uuid AS tenant_id, 0 AS steps WHERE $2::uuid IS NOT NULL
             UNION
             SELECT v.referred_tenant_id, i.steps + 1 FROM invited i JOIN referral_conversion v ON v.tenant_id = i.tenant_id
             WHERE v.referred_tenant_id IS NOT NULL AND v.id <> $5::uuid AND i.steps < ${MOST_STEPS}
           )
           SELECT EXISTS (SELECT 1 FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = $1::uuid AND lower(u.email) = $3) AS colleague,
                  EXISTS (SELECT 1 FROM membership m WHERE m.tenant_id = $2::uuid AND m.user_id = $4::uuid) AS member,
                  (SELECT min(steps) FROM invited WHERE tenant_id = $1::uuid)::int AS steps`,
    values: [tenantId, referredTenantId, referredEmail, userId, conversion.id],
  });
  if (row?.member) return { isPresent: true, evidence: "The referrer is a member of the company that came." };
  if (row?.colleague) return { isPresent: true, evidence: "Whoever came is a member of the referrer’s company." };
  if (typeof row?.steps === "number")
    return {
      isPresent: true,
      evidence: `The company that came had invited the referrer’s, over ${row.steps} ${row.steps === 1 ? "step" : "steps"}.`,
    };
  return referredTenantId === null ? null : { isPresent: false, evidence: "The company that came has not invited the referrer’s." };
}
