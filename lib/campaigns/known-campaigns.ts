import type { Queryable } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { MAX_IMPORTED_CAMPAIGNS } from "./schema.ts";

export interface KnownCampaign {
  id: string;
  currency: string;
}

const MAX_ISSUES = 50;

/** Those of the tenant's campaigns that have one of the keys, by key. @throws `invalid` for too many keys */
export async function knownCampaigns(tx: Queryable, tenantId: string, keys: string[]): Promise<Map<string, KnownCampaign>> {
  if (keys.length > MAX_IMPORTED_CAMPAIGNS) refuseImport([`A file may be about ${MAX_IMPORTED_CAMPAIGNS} campaigns at most.`]);
  const rows = await tx.query<KnownCampaign & { external_key: string }>({
    text: "SELECT id, external_key, currency FROM campaign WHERE tenant_id = $1::uuid AND external_key = ANY($2::text[])",
    values: [tenantId, keys],
  });
  return new Map(rows.map(({ id, external_key, currency }) => [external_key, { id, currency }]));
}

/** @throws `invalid` with the problems, when there are any */
export function refuseImport(problems: string[]): void {
  const different = [...new Set(problems)].slice(0, MAX_ISSUES);
  if (different.length === 0) return;
  throw invalid(
    `Nothing was imported. ${different[0]}`,
    different.map((message) => ({ path: "", message })),
  );
}
