import type { Transaction } from "#lib/platform/database";
import { sortNameOf } from "../fields.ts";
import { recordKeys } from "../merging/record-keys.ts";
import type { CrmKind } from "./import-schema.ts";
import type { ReadLine } from "./read-line.ts";

/** Columns of a record as PostgreSQL writes them as JSON. */
export type RecordRow = Record<string, unknown> & { id: string; version: number };

/** What lines may mean: records that are there, by what they are known by. */
export interface Known {
  byEmail: Map<string, RecordRow>;
  byExternal: Map<string, RecordRow>;
  byDomain: Map<string, RecordRow>;
  byName: Map<string, RecordRow>;
  /** Survivors, by sums of what the records were known by that were merged into them. */
  merged: Map<string, string>;
  /** Companies by their name in small letters, for contacts. */
  companies: Map<string, string>;
}

export const TABLE_OF: Record<CrmKind, "lead" | "contact" | "crm_company"> = { lead: "lead", contact: "contact", company: "crm_company" };

// Of several leads with one address the newest is meant, which is being worked on; of contacts the oldest, as everywhere.
const ORDERS: Record<CrmKind, string> = { lead: "r.created_at DESC, r.id DESC", contact: "r.created_at, r.id", company: "r.created_at, r.id" };

/** Finds what some lines may mean. @param isHeld whether the rows are held for this transaction */
export async function findKnown(tx: Transaction, tenantId: string, kind: CrmKind, lines: readonly ReadLine[], isHeld: boolean): Promise<Known> {
  const present = (texts: (string | null)[]) => [...new Set(texts.filter((text) => text !== null))];
  const emails = kind === "company" ? [] : present(lines.map(({ emailKey }) => emailKey));
  const externals = present(lines.map(({ externalKey }) => externalKey));
  const domains = kind === "company" ? present(lines.map(({ domain }) => domain)) : [];
  const names = kind === "company" ? present(lines.map(nameOf)) : [];
  const own = kind === "company" ? "r.domain = ANY($2::text[]) OR r.sort_name = ANY($4::text[])" : "r.email_key = ANY($2::text[])";
  const found = await tx.query<{ row: RecordRow }>({
    text: `SELECT to_jsonb(r) AS row FROM ${TABLE_OF[kind]} r
           WHERE r.tenant_id = $1::uuid AND (${own} OR r.external_key = ANY($3::text[])) ORDER BY ${ORDERS[kind]} ${isHeld ? "FOR UPDATE" : ""}`,
    values: [tenantId, kind === "company" ? domains : emails, externals, ...(kind === "company" ? [names] : [])],
  });
  const rows = found.map(({ row }) => row);
  const by = (column: string) => {
    const map = new Map<string, RecordRow>();
    for (const row of rows) if (typeof row[column] === "string" && !map.has(row[column])) map.set(row[column], row);
    return map;
  };
  const [merged, companies] = [await findMerged(tx, tenantId, kind, lines), await findCompanies(tx, tenantId, kind, lines)];
  return { byEmail: by("email_key"), byExternal: by("external_key"), byDomain: by("domain"), byName: by("sort_name"), merged, companies };
}

const nameOf = ({ values }: ReadLine) => sortNameOf(values.companyName) || null;

/** What a line would be known by, if it had been merged away. */
export const keysOf = (kind: CrmKind, line: ReadLine): string[] =>
  recordKeys({ email: line.emailKey, external: line.externalKey, domain: line.domain, name: kind === "company" ? nameOf(line) : null });

async function findMerged(tx: Transaction, tenantId: string, kind: CrmKind, lines: readonly ReadLine[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ survivor_id: string; loser_keys: string[] }>({
    text: `SELECT survivor_id, loser_keys FROM crm_merge
           WHERE tenant_id = $1::uuid AND kind = $2 AND undone_at IS NULL AND loser_keys && $3::text[] ORDER BY id`,
    values: [tenantId, kind, lines.flatMap((line) => keysOf(kind, line))],
  });
  return new Map(rows.flatMap(({ survivor_id, loser_keys }) => loser_keys.map((key) => [key, survivor_id])));
}

async function findCompanies(tx: Transaction, tenantId: string, kind: CrmKind, lines: readonly ReadLine[]): Promise<Map<string, string>> {
  const names = kind === "contact" ? [...new Set(lines.flatMap((line) => nameOf(line) ?? []))] : [];
  if (names.length === 0) return new Map();
  const rows = await tx.query<{ id: string; sort_name: string }>({
    text: "SELECT id, sort_name FROM crm_company WHERE tenant_id = $1::uuid AND sort_name = ANY($2::text[]) ORDER BY created_at DESC, id DESC",
    values: [tenantId, names],
  });
  return new Map(rows.map(({ id, sort_name }) => [sort_name, id]));
}
