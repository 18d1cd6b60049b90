import { type Context, can, readInTenant, requireStaff, requireTenant, requireUser } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable, SqlQuery } from "#lib/platform/database";
import type { SearchAnswer, SearchHit, SearchInput } from "./schema.ts";
import { campaignSearchQuery, memberSearchQuery, peopleSearchQuery, tenantSearchQuery } from "./search-queries.ts";

/**
 * Finds the best few of everything this person may see, and leaves out what they may not.
 * @throws `unauthenticated` for nobody and for keys
 */
export async function search(context: Context, { q }: SearchInput): Promise<SearchAnswer> {
  const { actor } = requireUser(context);
  const hits: SearchHit[] = [];
  if (actor.platformRole && can(context, "tenant.read")) {
    const queries = [
      { kind: "tenant", query: tenantSearchQuery(q) },
      { kind: "person", query: peopleSearchQuery(q) },
    ] as const;
    hits.push(...(await readAcrossTenants(requireStaff(context), "search", (tx) => allOf(tx, queries))));
  }
  if (context.tenant) {
    const { id } = context.tenant;
    const queries = [
      ...(can(context, "user.read") ? [{ kind: "member", query: memberSearchQuery(id, q) } as const] : []),
      ...(can(context, "campaign.read") ? [{ kind: "campaign", query: campaignSearchQuery(id, q) } as const] : []),
    ];
    if (queries.length > 0) hits.push(...(await readInTenant(requireTenant(context), (tx) => allOf(tx, queries))));
  }
  return { hits };
}

async function allOf(tx: Queryable, queries: readonly { kind: SearchHit["kind"]; query: SqlQuery }[]): Promise<SearchHit[]> {
  const found: SearchHit[] = [];
  for (const { kind, query } of queries) {
    const rows = await tx.query<{ id: string; name: string; note: string }>(query);
    found.push(...rows.map(({ id, name, note }) => ({ kind, id, name, note })));
  }
  return found;
}
