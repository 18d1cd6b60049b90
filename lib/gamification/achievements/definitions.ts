import type { Database, Queryable } from "#lib/platform/database";
import { periodOf, type RepeatEvery } from "../conditions/local-day.ts";
import { type Condition, condition } from "../conditions/shapes.ts";
import type { DefinitionContent } from "./schema.ts";

/** A definition as it counts now. */
export interface Definition extends Omit<DefinitionContent, "condition"> {
  key: string;
  tenantId: string | null;
  version: number;
  condition: Condition;
  events: string[];
  usesMeasures: boolean;
  countsFrom: Date | null;
}

/** The columns of a `Definition`, of `achievement_definition d`. */
const COLUMNS = `d.key, d.tenant_id AS "tenantId", d.version, d.name, d.description, d.kind, d.surface, d.tier, d.points, d.difficulty, d.condition,
  d.is_hidden AS "isHidden", d.repeat_every AS "repeatEvery", d.events, d.uses_measures AS "usesMeasures", d.counts_from AS "countsFrom"`;

/** Far more than a tenant can see of: the catalogue, and at most `MOST_CUSTOM` of its own. */
const MOST = 1_000;

type Row = Omit<Definition, "condition"> & { condition: unknown };

const MOST_PARSED = 5_000;
const parsed = new Map<string, Condition>();

/** A condition never changes within a version of a definition, and a page reads more than a hundred. @throws for one that the language does not know */
function read(row: Row): Definition {
  const key = `${row.key} ${row.version} ${JSON.stringify(row.condition)}`;
  let known = parsed.get(key);
  if (!known) {
    known = condition.parse(row.condition);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(key, known);
  }
  return { ...row, condition: known };
}

/** The published definitions that the tenant can earn, in their order. */
export async function publishedDefinitions(tx: Queryable, tenantId: string): Promise<Definition[]> {
  const rows = await tx.query<Row>({
    name: "published-achievements",
    text: `SELECT ${COLUMNS} FROM achievement_definition d
           WHERE d.status = 'published' AND (d.tenant_id IS NULL OR d.tenant_id = $1::uuid) ORDER BY d.position, d.key LIMIT ${MOST}`,
    values: [tenantId],
  });
  return rows.map(read);
}

/** SQL for the published definitions that events of some names can bring on: a part of a statement with these parameters. */
export const READING = (events: string, tenantId: string): string =>
  `SELECT d.*, d.xmin FROM achievement_definition d
   WHERE d.status = 'published' AND d.events && ${events}::text[] AND (d.tenant_id IS NULL OR d.tenant_id = ${tenantId}::uuid)
   ORDER BY d.position, d.key LIMIT ${MOST}`;

/** SQL for what changes whenever a row of `READING` does: which transaction wrote it. */
export const STAMP = "xmin::text || ':' || version";

/** A definition, and the stamp of its row. */
export type Stamped = [key: string, stamp: string];

/** The published definitions that events of these names can bring on. */
export async function definitionsReading(tx: Queryable, tenantId: string, events: readonly string[]): Promise<Definition[]> {
  const rows = await tx.query<Row>({
    name: "achievements-reading-events",
    text: `SELECT ${COLUMNS} FROM (${READING("$2", "$1")}) d ORDER BY d.position, d.key`,
    values: [tenantId, events],
  });
  return rows.map(read);
}

/** More than there are of all tenants that a worker is likely to see between two of its starts; beyond it the oldest are read again. */
const MOST_KNOWN = 5_000;
/** What was read of each database, by key. The catalogue is the same for all tenants, and to read a condition is most of what it costs. */
const known = new WeakMap<Database, Map<string, { stamp: string; definition: Definition }>>();

/** Definitions by their rows' stamps; only those are read of which there are others than were known. In the order asked for. */
export async function definitionsOf(db: Database, tx: Queryable, asked: readonly Stamped[]): Promise<Definition[]> {
  const ours = known.get(db) ?? new Map<string, { stamp: string; definition: Definition }>();
  known.set(db, ours);
  const unknown = asked.filter(([key, stamp]) => ours.get(key)?.stamp !== stamp).map(([key]) => key);
  if (unknown.length > 0) {
    const rows = await tx.query<Row & { stamp: string }>({
      name: "achievements-by-key",
      text: `SELECT ${COLUMNS}, d.xmin::text || ':' || d.version AS stamp FROM achievement_definition d WHERE d.key = ANY($1::text[]) AND d.status = 'published'`,
      values: [unknown],
    });
    for (const key of unknown) ours.delete(key);
    for (const { stamp, ...row } of rows) ours.set(row.key, { stamp, definition: read(row) });
  }
  const definitions = asked.flatMap(([key]) => ours.get(key)?.definition ?? []);
  for (const key of ours.keys()) {
    if (ours.size <= MOST_KNOWN) break;
    ours.delete(key);
  }
  return definitions;
}

/** The period of a definition in which a local day lies; empty for what is earned once. */
export const periodIn = (day: string, repeatEvery: RepeatEvery | null): string => (repeatEvery === null ? "" : periodOf(day, repeatEvery));

/** What an award and its points are entered under: each cause pays a tenant once. */
export const causeOf = (key: string, period: string): string => (period === "" ? `achievement:${key}` : `achievement:${key}:${period}`);

/** The published definition of a key, whosever it is. */
export async function findPublished(tx: Queryable, key: string): Promise<Definition | null> {
  const [row] = await tx.query<Row>({
    text: `SELECT ${COLUMNS} FROM achievement_definition d WHERE d.key = $1 AND d.status = 'published'`,
    values: [key],
  });
  return row ? read(row) : null;
}
