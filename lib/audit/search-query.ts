import { escapeLike, idsNearDays, onDays, type SqlQuery } from "#lib/platform/database";
import { actionsMeant } from "./actions.ts";
import { AUDIT_COLUMNS } from "./audit-row.ts";
import type { AuditFilter, AuditPageInput } from "./schema.ts";

/** Words are looked for in so many entries at a time, however many there are: about 50 ms. */
const TEXT_WINDOW = 5_000;

/** What is looked for, and by which clocks its days are meant: the tenant's own in its portal, UTC across tenants. */
export type AuditLook = AuditFilter & { timeZone: string };

type Param = (value: unknown) => string;

/** The conditions of a filter but for its words and for who did it. Each has an index behind it; days have the ids that were made near them. */
function conditionsOf(filter: AuditLook, { cursor }: AuditPageInput, param: Param): string[] {
  const conditions: string[] = [];
  if (filter.action) conditions.push(`action = ANY(${param(actionsMeant(filter.action) ?? [])}::text[])`);
  if (filter.subjectType) conditions.push(`subject_type = ${param(filter.subjectType)}`);
  if (filter.subjectId) conditions.push(`subject_id = ${param(filter.subjectId)}`);
  if (filter.tenant === "platform") conditions.push("tenant_id IS NULL");
  else if (filter.tenant) conditions.push(`tenant_id = ${param(filter.tenant)}::uuid`);
  const { from, to, timeZone } = filter;
  conditions.push(...onDays({ param }, "at", from, to, timeZone), ...idsNearDays({ param }, "id", from, to));
  if (filter.ip) conditions.push(`ip = ${param(filter.ip)}`);
  if (filter.requestId) conditions.push(`request_id = ${param(filter.requestId)}`);
  if (cursor) conditions.push(`id < ${param(cursor)}::uuid`);
  return conditions;
}

/**
 * One page, newest first, one row longer than the page to see whether another follows. Ids are time-ordered, so the id is the
 * cursor. With words to look for, only the next `TEXT_WINDOW` entries that fit the rest are read.
 */
export function auditPageQuery(filter: AuditLook, page: AuditPageInput): SqlQuery {
  const values: unknown[] = [page.limit + 1];
  const param = (value: unknown) => `$${values.push(value)}`;
  const newest = newestFitting(AUDIT_COLUMNS, filter.text ? TEXT_WINDOW : page.limit + 1, filter, page, param);
  if (!filter.text) return { text: `${newest} LIMIT $1`, values };
  const words = param(`%${escapeLike(filter.text)}%`);
  return {
    text: `SELECT * FROM (${newest} LIMIT ${TEXT_WINDOW}) part
           WHERE coalesce(before::text, '') || ' ' || coalesce(after::text, '') || ' ' || coalesce(reason, '') ILIKE ${words} ORDER BY id DESC LIMIT $1`,
    values,
  };
}

/** Where the part ends in which words were looked for; no row when it reaches the oldest entry. */
export function textWindowQuery(filter: AuditLook, page: AuditPageInput): SqlQuery {
  const values: unknown[] = [];
  const newest = newestFitting("id, at", TEXT_WINDOW, filter, page, (value) => `$${values.push(value)}`);
  return { text: `${newest} OFFSET ${TEXT_WINDOW - 1} LIMIT 1`, values };
}

/**
 * The entries that fit, newest first; the caller reads no more than `atMost` of them. Who did it is asked of the two columns
 * apart, since an OR of them reads the whole table for a name that is nowhere. Few acts are done in another's name: OFFSET 0
 * has their index read first, which the planner, knowing nothing of such labels, would leave for a walk through everything.
 */
function newestFitting(columns: string, atMost: number, filter: AuditLook, page: AuditPageInput, param: Param): string {
  const conditions = conditionsOf(filter, page, param);
  const where = (...more: string[]) => ([...more, ...conditions].length > 0 ? `WHERE ${[...more, ...conditions].join(" AND ")}` : "");
  if (!filter.who) return `SELECT ${columns} FROM audit_entry ${where()} ORDER BY id DESC`;
  const beginning = param(`${escapeLike(filter.who.toLowerCase())}%`);
  return `SELECT ${columns} FROM audit_entry WHERE id IN (
            (SELECT id FROM audit_entry ${where(`lower(actor_label) LIKE ${beginning}`)} ORDER BY id DESC LIMIT ${atMost})
            UNION ALL
            (SELECT id FROM (SELECT id FROM audit_entry ${where("behalf_of_label IS NOT NULL", `lower(behalf_of_label) LIKE ${beginning}`)} OFFSET 0) named
             ORDER BY id DESC LIMIT ${atMost})
          ) ORDER BY id DESC`;
}
