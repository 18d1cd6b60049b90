import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { conditionsOf, orderOf, pageOf, type SortedRow } from "#lib/tables";
import type { ConversionState } from "./conversion-states.ts";
import type { ConversionKind, FraudVerdict, ListReviewsInput, ReviewItem, ReviewPage } from "./schema.ts";

const SORTS = { created: { column: "v.created_at", type: "timestamptz" } };
const MOST_DECISIONS = 50;

interface ReviewRow {
  id: string;
  tenant_id: string;
  tenant_name: string;
  code: string;
  kind: ConversionKind;
  state: ConversionState;
  referrer_name: string | null;
  referrer_email: string | null;
  referred_name: string | null;
  referred_email: string;
  source: string;
  first_touch_at: Date | null;
  converted_at: Date;
  amount_minor: number | null;
  currency: string | null;
  score: number;
  verdict: FraudVerdict | null;
  points: number;
  signals: ReviewItem["signals"];
  decisions: ReviewItem["decisions"];
}

const COLUMNS = `v.id, v.tenant_id, t.name AS tenant_name, v.code, v.kind, v.state, u.name AS referrer_name, u.email AS referrer_email,
  r.name AS referred_name, v.referred_email, v.source, v.first_touch_at, v.converted_at, v.amount_minor, v.currency, v.score, v.verdict, v.points, v.signals,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'fromState', d.from_state, 'toState', d.to_state, 'by', p.name, 'reason', d.reason,
      'isFraud', d.is_fraud, 'at', to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY d.created_at, d.id)
    FROM (SELECT * FROM referral_decision WHERE tenant_id = v.tenant_id AND conversion_id = v.id ORDER BY created_at DESC, id DESC LIMIT ${MOST_DECISIONS}) d
    LEFT JOIN "user" p ON p.id = d.decided_by), '[]') AS decisions`;
const JOINS = `JOIN tenant t ON t.id = v.tenant_id LEFT JOIN "user" u ON u.id = v.user_id LEFT JOIN tenant r ON r.id = v.referred_tenant_id`;

/** Conversions of all tenants: those that wait for a person unless told. @throws `forbidden` without `gamification.manage` */
export async function listReviews(context: StaffContext, { state = ["review"], sort, cursor, limit }: ListReviewsInput): Promise<ReviewPage> {
  requirePermission(requireStaff(context), "gamification.manage");
  const order = orderOf(SORTS, sort, "v");
  const conditions = conditionsOf(limit + 1);
  conditions.add(`v.state = ANY(${conditions.param(state)}::text[])`);
  order.after(conditions, cursor);
  const read = await readAcrossTenants(context, "referrals.review", (tx) =>
    tx.query<ReviewRow & SortedRow>({
      text: `SELECT ${COLUMNS}, ${order.column}::text AS sort_value FROM referral_conversion v ${JOINS} ${conditions.where()} ${order.by()} LIMIT $1`,
      values: conditions.values,
    }),
  );
  const { rows, nextCursor } = pageOf(read, { limit, sort });
  return { conversions: rows.map(itemOf), nextCursor };
}

/** @throws `forbidden`, `not_found` */
export async function getReview(context: StaffContext, id: string): Promise<ReviewItem> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "referrals.review", (tx) => findReview(tx, id));
}

/** @throws `not_found` */
export async function findReview(tx: Queryable, id: string): Promise<ReviewItem> {
  const [row] = await tx.query<ReviewRow>({ text: `SELECT ${COLUMNS} FROM referral_conversion v ${JOINS} WHERE v.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This conversion");
  return itemOf(row);
}

const itemOf = (row: ReviewRow): ReviewItem => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  code: row.code,
  referrerName: row.referrer_name,
  referrerEmail: row.referrer_email,
  referredName: row.referred_name,
  referredEmail: row.referred_email,
  source: row.source,
  firstTouchAt: row.first_touch_at?.toISOString() ?? null,
  convertedAt: row.converted_at.toISOString(),
  amountMinor: row.amount_minor,
  currency: row.currency,
  score: row.score / 10,
  verdict: row.verdict,
  points: row.points,
  signals: row.signals,
  decisions: row.decisions,
});
