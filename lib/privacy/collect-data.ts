import type { Queryable } from "#lib/platform/database";
import { PERSONAL_DATA } from "./declarations.ts";
import { forPerson, type Person } from "./person.ts";

/** Of each kind no more than this; the archive says where there was more. */
const MOST_ROWS = 20_000;

export interface CollectedPart {
  room: string;
  what: string;
  why: string;
  /** Of the file in the archive. */
  fileName: string;
  rows: Record<string, unknown>[];
  isComplete: boolean;
}

/** Everything of one person that the rooms say is theirs to have, and nothing of others. Kinds of which there is nothing are left out. */
export async function collectData(tx: Queryable, person: Person, now: Date): Promise<CollectedPart[]> {
  const parts: CollectedPart[] = [];
  for (const { label, rows } of PERSONAL_DATA) {
    for (const { table, belongs, what, why, exported } of rows) {
      if (exported.length === 0) continue;
      const columns = exported.map((column) => `"${column}"`).join(", ");
      const found = await tx.query<Record<string, unknown>>(
        forPerson(`SELECT ${columns} FROM "${table}" WHERE ${belongs} ORDER BY ${columns.split(", ")[0]} LIMIT ${MOST_ROWS + 1}`, person, now),
      );
      if (found.length === 0) continue;
      const fileName = `${fileNameOf(what)}.json`;
      parts.push({ room: label, what, why, fileName, rows: found.slice(0, MOST_ROWS), isComplete: found.length <= MOST_ROWS });
    }
  }
  return parts;
}

const fileNameOf = (what: string) =>
  what
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** JSON as people can read it; numbers beyond JavaScript's as text. */
export const jsonOf = (value: unknown): string => JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner), 2);
