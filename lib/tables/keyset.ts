import { createHash } from "node:crypto";
import type { SqlQuery } from "#lib/platform/database";
import { decodeCursor, encodeCursor } from "./cursor.ts";

/** What a list is sorted by: an SQL expression that an index is over, and the type as which a cursor's value is compared. */
export interface SortColumn {
  column: string;
  type: string;
}

/** The conditions of a list and their values. */
export interface Conditions {
  values: unknown[];
  /** Adds a value. @returns its place in the statement, such as `$3` */
  param(value: unknown): string;
  add(condition: string): void;
  /** "WHERE …", or nothing. */
  where(): string;
}

/** No condition yet. @param values what the statement has already, from `$1` on */
export function conditionsOf(...values: unknown[]): Conditions {
  const conditions: string[] = [];
  return {
    values,
    param: (value) => `$${values.push(value)}`,
    add: (condition) => void conditions.push(condition),
    where: () => (conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : ""),
  };
}

/**
 * A statement that is prepared once for each text, so that only values differ from one question to the next.
 * @param what its name in the server's statistics; PostgreSQL cuts names off at 63 bytes
 */
export function prepared(what: string, text: string, { values }: Conditions): SqlQuery & { text: string } {
  return { name: `${what}:${createHash("sha1").update(text).digest("base64url")}`, text, values };
}

/** An order as SQL. It is total: the id breaks ties. */
export interface Order {
  column: string;
  /** "ORDER BY …" over the expression, or over what it is called in an outer query. */
  by(value?: string): string;
  /** Adds that rows come after the page that a cursor ends. @throws `invalid` for a cursor of another order */
  after(conditions: Conditions, cursor: string | undefined): void;
}

/** How rows of `alias` are sorted. @param sort the key of a column, with a minus for descending */
export function orderOf<Key extends string>(columns: Record<Key, SortColumn>, sort: Key | `-${Key}`, alias: string): Order {
  const isFalling = sort.startsWith("-");
  // The schema lets through the keys of these columns alone, with or without the minus.
  const { column, type } = columns[(isFalling ? sort.slice(1) : sort) as Key];
  const direction = isFalling ? "DESC" : "ASC";
  return {
    column,
    by: (value = column) => `ORDER BY ${value} ${direction}, ${alias}.id ${direction}`,
    after(conditions, cursor) {
      if (!cursor) return;
      const { value, id } = decodeCursor(cursor, sort);
      const { param } = conditions;
      conditions.add(`(${column}, ${alias}.id) ${isFalling ? "<" : ">"} (${param(value)}::${type}, ${param(id)}::uuid)`);
    },
  };
}

/** What a row needs for the page after it. `sort_value` is the database's own word: what is small in its locale need not be in ours. */
export interface SortedRow {
  id: string;
  sort_value: string;
}

/** A page of rows that were read with one more than the limit, and where the next begins. */
export function pageOf<Row extends SortedRow>(
  rows: Row[],
  { limit, sort }: { limit: number; sort: string },
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(sort, last.sort_value, last.id) : null };
}
