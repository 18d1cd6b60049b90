import { escapeLike, type SqlQuery } from "#lib/platform/database";

/** Shown of each kind. Whoever looks for more opens the list. */
const MOST_OF_A_KIND = 6;
/** Looked at to find the best: a word that fits everybody must not read everybody. */
const MOST_CANDIDATES = 200;
const MOST_WORDS = 5;
/** A trigram needs three letters; shorter words are looked for where a word begins, which has trigrams of its own. */
const TRIGRAM_LENGTH = 3;

type Query = SqlQuery & { text: string };

/** Tenants of the whole platform, by name and short name. */
export function tenantSearchQuery(q: string): Query {
  return bestOf({ from: `"tenant" r`, name: "r.name", note: "r.slug", searched: `(lower(r.name) || ' ' || r.slug)`, q });
}

/** Everybody who has an account, by name and address. */
export function peopleSearchQuery(q: string): Query {
  return bestOf({
    from: `"user" r`,
    name: "r.name",
    note: "r.email",
    searched: `(lower(r.name) || ' ' || r.email)`,
    where: "r.erased_at IS NULL",
    q,
  });
}

/** The people of one tenant, by name and address. */
export function memberSearchQuery(tenantId: string, q: string): Query {
  return bestOf({
    from: `membership m JOIN "user" r ON r.id = m.user_id`,
    name: "r.name",
    note: "r.email",
    searched: `(lower(r.name) || ' ' || r.email)`,
    where: "m.tenant_id = $2::uuid",
    values: [tenantId],
    q,
  });
}

/** The campaigns of one tenant, by name. */
export function campaignSearchQuery(tenantId: string, q: string): Query {
  return bestOf({
    from: "campaign r",
    name: "r.name",
    note: "r.status",
    searched: "lower(r.name)",
    where: "r.tenant_id = $2::uuid",
    values: [tenantId],
    q,
  });
}

interface Searched {
  from: string;
  name: string;
  note: string;
  /** In lower case; for whole tables the expression of a trigram index. */
  searched: string;
  where?: string;
  /** From `$2` on. */
  values?: unknown[];
  q: string;
}

/**
 * Candidates come in two bounded lots, names that begin with what was typed and those that hold its words anywhere, so that the
 * first are found however many the second are.
 */
function bestOf({ from, name, note, searched, where = "true", values: own = [], q }: Searched): Query {
  const typed = q.trim().toLowerCase();
  const values: unknown[] = [`${escapeLike(typed)}%`, ...own];
  const param = (value: string) => `$${values.push(value)}`;
  const holds = typed
    .split(/\s+/)
    .slice(0, MOST_WORDS)
    .map((word) =>
      word.length >= TRIGRAM_LENGTH
        ? `${searched} LIKE ${param(`%${escapeLike(word)}%`)}`
        : `(${searched} LIKE ${param(`${escapeLike(word)}%`)} OR ${searched} LIKE ${param(`% ${escapeLike(word)}%`)})`,
    );
  const columns = `SELECT r.id, ${name} AS name, ${note} AS note`;
  return {
    text: `
      WITH begins AS MATERIALIZED (${columns}, 0 AS place FROM ${from} WHERE ${where} AND lower(${name}) LIKE $1 LIMIT ${MOST_CANDIDATES}),
           holds AS MATERIALIZED (${columns}, 1 AS place FROM ${from} WHERE ${where} AND ${holds.join(" AND ")} LIMIT ${MOST_CANDIDATES})
      SELECT id, name, note FROM (SELECT * FROM begins UNION ALL SELECT * FROM holds) candidate
      GROUP BY id, name, note ORDER BY min(place), lower(name), id LIMIT ${MOST_OF_A_KIND}`,
    values,
  };
}
