import { stat } from "node:fs/promises";
import { readBackup } from "./read-backup.ts";
import type { WrittenBackup } from "./write-backup.ts";

/** What a file holds, by reading it wholly. @throws DamagedBackup */
export async function describeFile(path: string): Promise<WrittenBackup> {
  const sums: WrittenBackup["sums"] = [];
  const { header, footer } = await readBackup(path, {
    table: async ({ table }) => ({
      rows: async () => undefined,
      end: async (sum) => {
        sums.push({ table, ...sum });
      },
    }),
  });
  const { size } = await stat(path);
  return { ...footer, createdAt: header.createdAt, schemaVersion: header.migrations.at(-1) ?? "", sums, sizeBytes: size };
}
