import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { actionsMeant } from "./actions.ts";
import { AUDIT_COLUMNS } from "./audit-row.ts";
import type { AuditFilter, AuditPageInput } from "./schema.ts";

/** Words are looked for in so many entries at a time, however many there are. */
const TEXT_WINDOW = 20_000;

const DAY_MS = 86_400_000;

/** The conditions of a filter but for its words, each with an index behind it. */
function conditionsOf(filter: AuditFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (filter.who) {
    const beginning = param(`${escapeLike(filter.who.toLowerCase())}%`);
    conditions.push(`(lower(actor_label) LIKE ${beginning} OR lower(behalf_of_label) LIKE ${beginning})`);
  }
  if (filter.action) conditions.push(`action = ANY(${param(actionsMeant(filter.action) ?? [])}::text[])`);
  if (filter.subjectType) conditions.push(`subject_type = ${param(filter.subjectType)}`);
  if (filter.subjectId) conditions.push(`subject_id = ${param(filter.subjectId)}`);
  if (filter.tenant === "platform") conditions.push("tenant_id IS NULL");
  else if (filter.tenant) conditions.push(`tenant_id = ${param(filter.tenant)}::uuid`);
  if (filter.from) conditions.push(`at >= ${param(new Date(filter.from))}::timestamptz`);
  if (filter.to) conditions.push(`at < ${param(new Date(new Date(filter.to).getTime() + DAY_MS))}::timestamptz`);
  if (filter.ip) conditions.push(`ip = ${param(filter.ip)}`);
  if (filter.requestId) conditions.push(`request_id = ${param(filter.requestId)}`);
  return conditions;
}

/**
 * One page, newest first, one row longer than the page to see whether another follows. Ids are time-ordered, so the id is the
 * cursor. With words to look for, only the next `TEXT_WINDOW` entries that fit the rest are read.
 */
export function auditPageQuery(filter: AuditFilter, page: AuditPageInput): SqlQuery {
  const values: unknown[] = [page.limit + 1];
  const param = (value: unknown) => `$${values.push(value)}`;
  const fitting = fittingEntries(filter, page, param);
  if (!filter.text) return { text: `SELECT ${AUDIT_COLUMNS} ${fitting} ORDER BY id DESC LIMIT $1`, values };
  const words = param(`%${escapeLike(filter.text)}%`);
  return {
    text: `SELECT * FROM (SELECT ${AUDIT_COLUMNS} ${fitting} ORDER BY id DESC LIMIT ${TEXT_WINDOW}) part
           WHERE coalesce(before::text, '') || ' ' || coalesce(after::text, '') || ' ' || coalesce(reason, '') ILIKE ${words} ORDER BY id DESC LIMIT $1`,
    values,
  };
}

/** Where the part ends in which words were looked for; no row when it reaches the oldest entry. */
export function textWindowQuery(filter: AuditFilter, page: AuditPageInput): SqlQuery {
  const values: unknown[] = [];
  const fitting = fittingEntries(filter, page, (value) => `$${values.push(value)}`);
  return { text: `SELECT id, at ${fitting} ORDER BY id DESC OFFSET ${TEXT_WINDOW - 1} LIMIT 1`, values };
}

function fittingEntries(filter: AuditFilter, { cursor }: AuditPageInput, param: (value: unknown) => string): string {
  const conditions = conditionsOf(filter, param);
  if (cursor) conditions.push(`id < ${param(cursor)}::uuid`);
  return `FROM audit_entry ${conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : ""}`;
}
