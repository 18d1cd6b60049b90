import { inTenant, readInTenant, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { CrmKind } from "../imports/import-fields.ts";
import { TABLE_OF } from "../imports/match-lines.ts";
import { selfOf } from "../owners.ts";
import type { DuplicateList, DuplicatePair, PairInput } from "./merge-schema.ts";
import { type Comparable, LEAST_POINTS, scorePair } from "./score-pair.ts";

const MOST_GROUPS = 500;
/** A number or a name that more records share, such as that of a switchboard, tells nobody apart. */
const MOST_ALIKE = 20;
const MOST_PAIRS = 100;

const KEYS: Record<CrmKind, readonly string[]> = {
  lead: ["email_key", "phone_key", "name_key"],
  contact: ["email_key", "phone_key", "name_key"],
  company: ["phone_key", "name_key"],
};

interface CandidateRow {
  id: string;
  label: string;
  first_name: string;
  last_name: string;
  email: string | null;
  email_key: string | null;
  phone: string | null;
  phone_key: string | null;
  company: string | null;
  company_key: string | null;
  city: string | null;
  country: string | null;
  created_at: Date;
}

const PERSON_LABEL = "coalesce(nullif(btrim(r.first_name || ' ' || r.last_name), ''), r.email, %company, r.phone, '')";
const COLUMNS: Record<CrmKind, string> = {
  lead: `${PERSON_LABEL.replace("%company", "r.company_name")} AS label, r.first_name, r.last_name, r.email, r.email_key, r.company_name AS company,
    crm_company_key(r.company_name) AS company_key, r.city, r.country`,
  contact: `${PERSON_LABEL.replace("%company", "co.name")} AS label, r.first_name, r.last_name, r.email, r.email_key, co.name AS company,
    co.name_key AS company_key, NULL AS city, NULL AS country`,
  company:
    "r.name AS label, '' AS first_name, '' AS last_name, NULL AS email, NULL AS email_key, r.domain AS company, r.name_key AS company_key, r.city, r.country",
};

/** Pairs of records that may be the same, those with the most points first. @throws `forbidden` */
export async function listDuplicates(context: TenantContext, { kind }: { kind: CrmKind }): Promise<DuplicateList> {
  requirePermission(context, "lead.read");
  const tenantId = context.tenant.id;
  return readInTenant(context, async (tx) => {
    const groups = await tx.query<{ ids: string[] }>({
      text: KEYS[kind]
        .map(
          (key) => `(SELECT array_agg(r.id ORDER BY r.id) AS ids FROM ${TABLE_OF[kind]} r WHERE r.tenant_id = $1::uuid AND r.${key} IS NOT NULL
             GROUP BY r.${key} HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE} ORDER BY max(r.created_at) DESC LIMIT ${MOST_GROUPS})`,
        )
        .join(" UNION ALL "),
      values: [tenantId],
    });
    const rows = new Map((await candidates(tx, tenantId, kind, [...new Set(groups.flatMap(({ ids }) => ids))])).map((row) => [row.id, row]));
    const dismissed = await dismissedPairs(tx, tenantId, kind);
    const pairs = new Map<string, DuplicatePair>();
    for (const [one, other] of groups.flatMap(({ ids }) => pairsOf(ids))) {
      const [a, b] = [rows.get(one), rows.get(other)];
      if (!a || !b || pairs.has(one + other) || dismissed.has(one + other)) continue;
      const { points, signals } = scorePair(comparable(kind, a), comparable(kind, b));
      if (points >= LEAST_POINTS) pairs.set(one + other, { first: sideOf(a), second: sideOf(b), points, signals });
    }
    const sorted = [...pairs].sort(([key, a], [otherKey, b]) => b.points - a.points || (key < otherKey ? -1 : 1)).map(([, pair]) => pair);
    return { kind, pairs: sorted.slice(0, MOST_PAIRS), isWhole: sorted.length <= MOST_PAIRS && groups.length < MOST_GROUPS };
  });
}

/** Each two of some ids; the smaller first. */
const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));

function candidates(tx: Queryable, tenantId: string, kind: CrmKind, ids: string[]): Promise<CandidateRow[]> {
  const joins = kind === "contact" ? "LEFT JOIN crm_company co ON co.tenant_id = r.tenant_id AND co.id = r.company_id" : "";
  return tx.query<CandidateRow>({
    text: `SELECT r.id, r.phone, r.phone_key, r.created_at, ${COLUMNS[kind]} FROM ${TABLE_OF[kind]} r ${joins}
           WHERE r.tenant_id = $1::uuid AND r.id = ANY($2::uuid[])`,
    values: [tenantId, ids],
  });
}

async function dismissedPairs(tx: Queryable, tenantId: string, kind: CrmKind): Promise<Set<string>> {
  const rows = await tx.query<{ pair: string }>({
    text: "SELECT first_id::text || second_id::text AS pair FROM crm_not_duplicate WHERE tenant_id = $1::uuid AND kind = $2 ORDER BY said_at DESC LIMIT 20000",
    values: [tenantId, kind],
  });
  return new Set(rows.map(({ pair }) => pair));
}

const comparable = (kind: CrmKind, row: CandidateRow): Comparable => ({
  kind: kind === "company" ? "company" : "person",
  firstName: row.first_name,
  lastName: row.last_name,
  emailKey: row.email_key,
  phoneKey: row.phone_key,
  companyKey: row.company_key,
  city: row.city,
  country: row.country,
});

const sideOf = ({ id, label, email, phone, company, created_at }: CandidateRow) => ({
  id,
  label,
  email,
  phone,
  company,
  createdAt: created_at.toISOString(),
});

/** Remembers that two records are not the same: they are not shown as a pair again. @throws `not_found`, `forbidden` */
export async function sayNotDuplicate(context: TenantContext, { kind, firstId, secondId }: PairInput): Promise<void> {
  requireSomeReach(context, "lead.update");
  const tenantId = context.tenant.id;
  const [first, second] = firstId < secondId ? [firstId, secondId] : [secondId, firstId];
  await inTenant(context, async (tx) => {
    const found = await tx.query({
      text: `SELECT 1 FROM ${TABLE_OF[kind]} WHERE tenant_id = $1::uuid AND id = ANY($2::uuid[])`,
      values: [tenantId, [first, second]],
    });
    if (found.length < 2) throw notFound("This pair");
    const said = await tx.query({
      text: `INSERT INTO crm_not_duplicate (tenant_id, kind, first_id, second_id, said_by_id, said_at)
             VALUES ($1::uuid, $2, $3::uuid, $4::uuid, $5::uuid, $6) ON CONFLICT DO NOTHING RETURNING 1`,
      values: [tenantId, kind, first, second, selfOf(context), context.clock.now()],
    });
    if (said.length === 0) return;
    await recordAudit(context, tx, {
      action: "crm.not_duplicate",
      tenantId,
      subjectType: TABLE_OF[kind],
      subjectId: first,
      after: { other: second },
    });
  });
}
