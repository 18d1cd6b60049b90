import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { FlagCatalogue } from "./explain-flag.ts";
import type { Flag, FlagTenant } from "./schema.ts";

interface FlagRow {
  key: string;
  name: string;
  description: string;
  is_on: boolean;
  percentage: number;
  starts_at: Date | null;
  ends_at: Date | null;
  killed_at: Date | null;
  killed_reason: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  requires: string[];
  plans: Record<string, boolean>;
}

/** All flags with their requirements and plan rules, by key; there are at most `MOST_FLAGS`. */
export const CATALOGUE_QUERY = {
  name: "flag-catalogue",
  text: `SELECT f.key, f.name, f.description, f.is_on, f.percentage, f.starts_at, f.ends_at, f.killed_at, f.killed_reason, f.version,
           f.created_at, f.updated_at,
           ARRAY(SELECT r.required_key FROM feature_flag_requirement r WHERE r.flag_key = f.key ORDER BY 1) AS requires,
           coalesce((SELECT json_object_agg(p.plan_key, p.is_on) FROM feature_flag_plan_rule p WHERE p.flag_key = f.key), '{}') AS plans
         FROM feature_flag f ORDER BY f.key`,
};

export function catalogueOf(rows: FlagRow[]): FlagCatalogue {
  return new Map(rows.map((row) => [row.key, flagOf(row)]));
}

/** What one tenant has of its own; `$1` is its id. No row when there is no such tenant. */
export const TENANT_QUERY = {
  name: "flag-tenant",
  text: `SELECT t.id, t.plan_key AS "planKey",
           coalesce((SELECT json_object_agg(o.flag_key, o.is_on) FROM feature_flag_override o WHERE o.tenant_id = t.id), '{}') AS overrides
         FROM tenant t WHERE t.id = $1::uuid`,
};

/** As `CATALOGUE_QUERY`, in a transaction that may see all flags. */
export async function readCatalogue(tx: Queryable): Promise<FlagCatalogue> {
  return catalogueOf(await tx.query<FlagRow>(CATALOGUE_QUERY));
}

/** @throws `not_found` */
export function flagIn(catalogue: FlagCatalogue, key: string): Flag {
  const flag = catalogue.get(key);
  if (!flag) throw notFound("This flag");
  return flag;
}

/** Another text after every change of what tenants have of their own. */
export async function overridesMarker(tx: Queryable): Promise<string> {
  const [row] = await tx.query<{ marker: string }>({
    name: "flag-overrides-marker",
    text: "SELECT concat(count(*), ' ', sum(hashtext(flag_key || tenant_id || is_on))) AS marker FROM feature_flag_override",
  });
  return row?.marker ?? "";
}

/** The tenants that have not left, with what decides flags for them. */
export async function readTenants(tx: Queryable): Promise<FlagTenant[]> {
  return tx.query<FlagTenant>({
    name: "flag-tenants",
    text: `SELECT t.id, t.plan_key AS "planKey",
             coalesce((SELECT json_object_agg(o.flag_key, o.is_on) FROM feature_flag_override o WHERE o.tenant_id = t.id), '{}') AS overrides
           FROM tenant t WHERE t.status <> 'cancelled'`,
  });
}

function flagOf(row: FlagRow): Flag {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    isOn: row.is_on,
    percentage: row.percentage,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    killedAt: row.killed_at?.toISOString() ?? null,
    killedReason: row.killed_reason,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    requires: row.requires,
    plans: row.plans,
  };
}
