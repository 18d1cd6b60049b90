import { readInTenant, requirePermission, type TenantContext } from "#lib/access";

/** The values that a tagged link carries; an empty one is not in it. */
export interface LinkValues {
  source: string;
  medium: string;
  campaign: string;
  term: string;
  content: string;
}

const MOST_KINDS = 5_000;
const keyOf = ({ source, medium, campaign, term, content }: LinkValues): string => JSON.stringify([source, medium, campaign, term, content]);

/**
 * How many leads came with exactly the values of each link, in the order of the links. Small and capital letters are one, as they are to
 * whoever reads statistics. @throws `forbidden`
 */
export async function countLeadsByLink(context: TenantContext, links: readonly LinkValues[]): Promise<number[]> {
  requirePermission(context, "lead.read");
  if (links.length === 0) return [];
  const rows = await readInTenant(context, (tx) =>
    tx.query<LinkValues & { leads: number }>({
      name: "leads-by-link",
      text: `SELECT lower(coalesce(utm->>'utm_source', '')) AS source, lower(coalesce(utm->>'utm_medium', '')) AS medium,
               lower(utm->>'utm_campaign') AS campaign, lower(coalesce(utm->>'utm_term', '')) AS term,
               lower(coalesce(utm->>'utm_content', '')) AS content, count(*)::int AS leads
             FROM lead WHERE tenant_id = $1::uuid AND lower(utm->>'utm_campaign') = ANY($2::text[])
             GROUP BY 1, 2, 3, 4, 5 ORDER BY 6 DESC, 1, 2, 3, 4, 5 LIMIT ${MOST_KINDS}`,
      values: [context.tenant.id, [...new Set(links.map(({ campaign }) => campaign))]],
    }),
  );
  const counts = new Map(rows.map(({ leads, ...values }) => [keyOf(values), leads]));
  return links.map((link) => counts.get(keyOf(link)) ?? 0);
}
