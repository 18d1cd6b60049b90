import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Queryable, Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { reverseEntryIn } from "../ledger/reverse-entry.ts";
import { tellOfBadgeGone } from "../portfolio/badge-gone.ts";
import { readsOf } from "./content.ts";
import type { Definition } from "./definitions.ts";
import { definitionContent, type TAKEN_BACK_BECAUSE } from "./schema.ts";

type Because = (typeof TAKEN_BACK_BECAUSE)[number];

/** An award that was not taken back, with the rule that it was earned by. */
export interface StandingAward {
  id: string;
  causeKey: string;
  userId: string | null;
  period: string;
  awardedAt: Date;
  rule: Definition;
}

/** Far more than the catalogue and some years of weeks. */
const MOST = 10_000;

type Row = Omit<StandingAward, "rule"> & { key: string; tenantId: string | null; version: number; content: unknown; countsFrom: Date | null };

/** The tenant's awards as they stand, each with the version that it was earned by. */
export async function readStanding(tx: Queryable, tenantId: string): Promise<StandingAward[]> {
  const rows = await tx.query<Row>({
    name: "achievement-awards-standing",
    // Whether an older version counted the past is not kept: all of it is looked at, which takes back less.
    text: `SELECT a.id, a.cause_key AS "causeKey", a.user_id AS "userId", a.period, a.awarded_at AS "awardedAt", d.key, d.tenant_id AS "tenantId", a.version,
             coalesce(v.content, jsonb_build_object('name', d.name, 'description', d.description, 'kind', d.kind, 'surface', d.surface, 'tier', d.tier,
               'points', d.points, 'difficulty', d.difficulty, 'condition', d.condition, 'isHidden', d.is_hidden, 'repeatEvery', d.repeat_every)) AS content,
             CASE WHEN a.version = d.version THEN d.counts_from END AS "countsFrom"
           FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
           LEFT JOIN achievement_version v ON v.definition_key = a.definition_key AND v.version = a.version AND a.version <> d.version
           WHERE a.tenant_id = $1::uuid AND a.taken_back_at IS NULL ORDER BY a.awarded_at, a.id LIMIT ${MOST}`,
    values: [tenantId],
  });
  return rows.map(({ key, tenantId: owner, version, content, countsFrom, ...award }) => {
    const parsed = definitionContent.parse(content);
    return { ...award, rule: { key, tenantId: owner, version, countsFrom, ...parsed, ...readsOf(parsed.condition) } };
  });
}

const REASONS = {
  event: "What the achievement stood on was taken back.",
  figures: "The figures that the achievement stood on were corrected.",
} as const;

/**
 * Takes an award back: its points by the opposite entry, and it stands no longer. It stays as history. Points that an operator has taken back
 * meanwhile are not taken twice, and what the operator decided counts. The caller holds the tenant's lock.
 */
export async function takeBack(context: TenantContext, tx: Transaction, award: StandingAward, because: "event" | "figures"): Promise<void> {
  const [entry] = await tx.query<{ id: string }>({
    text: "SELECT id FROM ledger_entry WHERE tenant_id = $1::uuid AND cause_key = $2",
    values: [context.tenant.id, award.causeKey],
  });
  const reversal = entry ? await reverseEntryIn(context, tx, entry.id, REASONS[because]) : null;
  await endAward(context, tx, award, reversal && !reversal.isNew ? "operator" : because);
}

/** Writes that an award stands no longer and tells of it. */
async function endAward(
  context: TenantContext,
  tx: Transaction,
  { id, userId, rule }: Pick<StandingAward, "id" | "userId" | "rule">,
  because: Because,
) {
  const tenantId = context.tenant.id;
  const { key, name, points } = rule;
  const ended = await tx.query({
    text: `UPDATE achievement_award SET taken_back_at = $2::timestamptz, taken_back_because = $3
           WHERE id = $1::uuid AND taken_back_at IS NULL RETURNING id`,
    values: [id, context.clock.now(), because],
  });
  if (ended.length === 0) return;
  await recordAudit(context, tx, {
    action: "achievement.take_back",
    tenantId,
    subjectType: "achievement",
    subjectId: key,
    before: { awardId: id, userId, points },
    after: { because },
  });
  await emit(context, tx, "achievement.taken_back", { tenantId, awardId: id, definitionKey: key, name, userId, points, because });
  await tellOfBadgeGone(context, tx, { key, name, userId });
  await publishUpdate(tx, { tenantId, topic: "achievement.taken_back", payload: { key } });
}

/** Ends the award whose points were taken back by an entry's reversal, if there is one that stands: for good. Safe to repeat. */
export async function endReversed(context: TenantContext, tx: Transaction, entryId: string): Promise<void> {
  const [entry] = await tx.query<{ cause_key: string }>({
    text: "SELECT cause_key FROM ledger_entry WHERE id = $1::uuid AND tenant_id = $2::uuid",
    values: [entryId, context.tenant.id],
  });
  if (!entry?.cause_key.startsWith("achievement:")) return;
  const award = (await readStanding(tx, context.tenant.id)).find(({ causeKey }) => causeKey === entry.cause_key);
  if (award) await endAward(context, tx, award, "operator");
}
