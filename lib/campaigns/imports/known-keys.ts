import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { IMPORT_LIMITS } from "./import-schema.ts";

export interface KeptCampaign {
  id: string;
  name: string;
  currency: string;
}

/** The tenant's campaigns as files name them. */
export interface KnownKeys {
  /** By the key or id that files give, or by a name that only one campaign has. */
  find(key: string, name: string): KeptCampaign | null;
}

/** All campaigns of the tenant, by key and by name. @throws `invalid` for more than can be told apart at once */
export async function knownKeys(tx: Queryable, tenantId: string): Promise<KnownKeys> {
  const rows = await tx.query<KeptCampaign & { external_key: string }>({
    name: "known-keys",
    text: "SELECT id, name, currency, external_key FROM campaign WHERE tenant_id = $1::uuid ORDER BY id LIMIT $2",
    values: [tenantId, IMPORT_LIMITS.campaigns + 1],
  });
  if (rows.length > IMPORT_LIMITS.campaigns) throw invalid(`Files can be imported for at most ${IMPORT_LIMITS.campaigns} campaigns.`);
  const byKey = new Map(rows.map((row) => [row.external_key, row]));
  const byName = Map.groupBy(rows, ({ name }) => name.toLowerCase());
  return {
    find(key, name) {
      const named = byName.get(name.toLowerCase());
      // Of two with one name nobody knows which is meant.
      return byKey.get(key) ?? (named?.length === 1 ? (named[0] ?? null) : null);
    },
  };
}
