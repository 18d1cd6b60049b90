import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";

/** What of points waits for the operator's staff. */
export interface GamificationDecisions {
  /** Referrals that the score would not decide by itself. */
  reviews: number;
  /** People whose balance was not the sum of their entries when it was last checked by night. */
  ledgerDifferences: number;
}

/** @throws `forbidden` without `gamification.manage` */
export async function countGamificationDecisions(context: StaffContext): Promise<GamificationDecisions> {
  requirePermission(requireStaff(context), "gamification.manage");
  const [row] = await readAcrossTenants(context, "gamification.decisions", (tx) =>
    tx.query<GamificationDecisions>({
      name: "gamification-decisions",
      text: `SELECT (SELECT count(*)::int FROM referral_conversion WHERE state = 'review') AS reviews,
                    coalesce((SELECT differences FROM ledger_check), 0) AS "ledgerDifferences"`,
    }),
  );
  return row ?? { reviews: 0, ledgerDifferences: 0 };
}
