import { DamagedBackup } from "./backup-error.ts";
import type { TableSum } from "./format.ts";
import type { Watch } from "./progress.ts";
import { readBackup } from "./read-backup.ts";

export interface KnownBackup {
  sha256: string;
  tables: (TableSum & { table: string })[];
}

/**
 * Reads a backup from beginning to end: its structure, the number of rows and the checksum of each table and of the whole; and
 * compares them with what is on record, so that another file in its place is found too.
 * @throws DamagedBackup
 */
export async function verifyBackup(path: string, known: KnownBackup, { signal, onProgress }: Watch): Promise<void> {
  const expected = new Map(known.tables.map((each) => [each.table, each]));
  let [rowsDone, bytesDone, tablesDone] = [0, 0, 0];
  const { footer } = await readBackup(path, {
    ...(signal && { signal }),
    async table({ table }) {
      const own = expected.get(table);
      if (!own) throw replaced(`it has a table ${table} that was not in it.`);
      return {
        async rows(chunk) {
          rowsDone += 1;
          bytesDone += chunk.length;
          onProgress?.({ at: table, tablesTotal: expected.size, tablesDone, rowsDone, bytesDone });
        },
        async end(sum) {
          tablesDone += 1;
          if (sum.rows !== own.rows || sum.sha256 !== own.sha256) throw replaced(`${table} holds something else.`);
        },
      };
    },
  });
  if (footer.sha256 !== known.sha256 || footer.tables !== expected.size) throw replaced("its checksum is another.");
}

const replaced = (how: string) =>
  new DamagedBackup(`This is not the file that was made: ${how}`, "Use another backup. Find out who changed the file.");
