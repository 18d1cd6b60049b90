import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { FRAUD_SIGNALS, type FraudFigures, type FraudSignal, type FraudVerdict } from "./schema.ts";

/** A conversion that a person decided about: what the score had said, what was seen, and what it was held to be at last. */
export interface DecidedConversion {
  verdict: FraudVerdict;
  present: readonly FraudSignal[];
  isFraud: boolean;
}

/**
 * How often the score was right, of what people decided about. Flagged is what it sent to review or rejected. Precision is the share of
 * the flagged that were fraud, recall the share of fraud that was flagged; null where there was none. Overturned is what the score had
 * decided by itself and a person decided otherwise. Pure.
 */
export function figuresOf(decided: readonly DecidedConversion[]): FraudFigures {
  const count = (which: (each: DecidedConversion) => boolean) => decided.filter(which).length;
  const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const isFlagged = ({ verdict }: DecidedConversion) => verdict !== "approved";
  const fraud = count(({ isFraud }) => isFraud);
  const flagged = count(isFlagged);
  const flaggedFraud = count((each) => isFlagged(each) && each.isFraud);
  return {
    decided: decided.length,
    fraud,
    flagged,
    flaggedFraud,
    overturned: count(({ verdict, isFraud }) => (verdict === "approved" && isFraud) || (verdict === "rejected" && !isFraud)),
    precision: ratio(flaggedFraud, flagged),
    recall: ratio(flaggedFraud, fraud),
    signals: FRAUD_SIGNALS.map((signal) => {
      const seen = decided.filter(({ present }) => present.includes(signal));
      const ofFraud = seen.filter(({ isFraud }) => isFraud).length;
      return { signal, seen: seen.length, fraud: ofFraud, precision: ratio(ofFraud, seen.length) };
    }),
  };
}

const MOST_READ = 50_000;

/** The same of what reviewers decided so far, in all tenants. @throws `forbidden` without `gamification.manage` */
export async function fraudFigures(context: StaffContext): Promise<FraudFigures> {
  requirePermission(requireStaff(context), "gamification.manage");
  const rows = await readAcrossTenants(context, "referrals.figures", (tx) =>
    tx.query<{ verdict: FraudVerdict; present: FraudSignal[]; is_fraud: boolean }>({
      text: `SELECT v.verdict, d.is_fraud, coalesce((SELECT array_agg(s->>'signal') FROM jsonb_array_elements(v.signals) s WHERE (s->>'isPresent')::boolean), '{}') AS present
             FROM (SELECT DISTINCT ON (conversion_id) conversion_id, tenant_id, is_fraud FROM referral_decision WHERE is_fraud IS NOT NULL
                   ORDER BY conversion_id, created_at DESC, id DESC LIMIT ${MOST_READ}) d
             JOIN referral_conversion v ON v.id = d.conversion_id AND v.tenant_id = d.tenant_id WHERE v.verdict IS NOT NULL`,
    }),
  );
  return figuresOf(rows.map(({ verdict, present, is_fraud }) => ({ verdict, present, isFraud: is_fraud })));
}
