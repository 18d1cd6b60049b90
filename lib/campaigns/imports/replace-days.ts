import type { Queryable } from "#lib/platform/database";
import { COUNTED_FIELDS, type CountedField } from "./import-schema.ts";

/** The columns of days that come as JSON. */
export const DAY_JSON =
  "campaign_id uuid, channel text, day date, impressions bigint, clicks bigint, conversions bigint, spend_minor bigint, revenue_minor bigint";

interface Replacing {
  tenantId: string;
  importId: string;
  /** When the import began: what it writes has this moment, by which its file is found. */
  at: Date;
  /** A query of days as `DAY_JSON` has them, each once. `$1` is the tenant, `$2` the import; its own parameters begin at `$4`. */
  asked: string;
  values: unknown[];
  /** What the file tells; of the rest a day keeps what it has. All unless said. */
  told?: readonly CountedField[];
}

const COLUMNS = { impressions: "impressions", clicks: "clicks", conversions: "conversions", spend: "spend_minor", revenue: "revenue_minor" } as const;
const MOST_COUNT = 2_147_483_647;

/**
 * Writes days over what is there, in one statement: what was there before is kept for taking the import back, and what is the same
 * already is left alone, so that the same figures twice change nothing.
 */
export async function replaceDays(
  tx: Queryable,
  { tenantId, importId, at, asked, values, told = COUNTED_FIELDS }: Replacing,
): Promise<{ created: number; changed: number; same: number }> {
  const names = COUNTED_FIELDS.map((field) => COLUMNS[field]);
  const value = (field: CountedField) => {
    const name = COLUMNS[field];
    if (!told.includes(field)) return `coalesce(b.${name}, 0) AS ${name}`;
    // Counts are kept in four bytes; nobody has more of them in a day.
    return name.endsWith("_minor") ? `a.${name} AS ${name}` : `least(a.${name}, ${MOST_COUNT})::int AS ${name}`;
  };
  const differs = names.map((name) => `n.${name}`).join(", ");
  const [row] = await tx.query<{ created: number; changed: number; same: number }>({
    text: `WITH asked AS (${asked}),
      next AS (
        SELECT a.campaign_id, a.channel, a.day, ${COUNTED_FIELDS.map(value).join(", ")}, b.campaign_id IS NULL AS is_new,
               ${names.map((name) => `b.${name} AS was_${name}`).join(", ")}, b.import_id AS was_import_id, b.imported_at AS was_imported_at
        FROM asked a LEFT JOIN LATERAL (
          -- Each by its key: a plan for a tenant that statistics do not know yet would read all its days for each.
          SELECT d.* FROM campaign_channel_day d
          WHERE d.tenant_id = $1::uuid AND d.campaign_id = a.campaign_id AND d.day = a.day AND d.channel = a.channel OFFSET 0
        ) b ON true
      ),
      different AS (SELECT * FROM next n WHERE is_new OR (${differs}) IS DISTINCT FROM (${names.map((name) => `n.was_${name}`).join(", ")})),
      kept AS (
        INSERT INTO figure_import_change (tenant_id, import_id, campaign_id, channel, day, ${names.join(", ")}, before_id, before_at)
        SELECT $1::uuid, $2::uuid, campaign_id, channel, day, ${names.map((name) => `was_${name}`).join(", ")}, was_import_id, was_imported_at
        FROM different ON CONFLICT DO NOTHING
      ),
      written AS (
        INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, ${names.join(", ")}, import_id, imported_at)
        SELECT $1::uuid, campaign_id, channel, day, ${names.join(", ")}, $2::uuid, $3::timestamptz FROM different
        ON CONFLICT (tenant_id, campaign_id, day, channel) DO UPDATE SET
          ${names.map((name) => `${name} = excluded.${name}`).join(", ")}, import_id = excluded.import_id, imported_at = excluded.imported_at
      )
      SELECT count(*) FILTER (WHERE is_new)::int AS created,
             (SELECT count(*) FROM different WHERE NOT is_new)::int AS changed,
             (count(*) - (SELECT count(*) FROM different))::int AS same FROM next`,
    values: [tenantId, importId, at, ...values],
  });
  return row ?? { created: 0, changed: 0, same: 0 };
}
