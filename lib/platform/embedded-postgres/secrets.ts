import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { randomToken } from "#lib/platform/crypto";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

const secretsSchema = z.object({
  superuserPassword: z.string().min(32),
  ownerPassword: z.string().min(32),
  authSecret: z.string().min(32),
});

/** What an installation that keeps its own database makes up once and keeps. */
export type InstallationSecrets = z.infer<typeof secretsSchema>;

/**
 * The secrets of the installation in `dataDir` (which must exist), made up on first use and kept in `secrets.json`,
 * which only its owner may read.
 */
export async function installationSecrets(dataDir: string): Promise<InstallationSecrets> {
  const path = join(dataDir, "secrets.json");
  const kept = await readIfPresent(path);
  if (kept !== null) return parseSecrets(kept, path);
  const secrets = { superuserPassword: randomToken(), ownerPassword: randomToken(), authSecret: randomToken(48) };
  await writeFileAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Writes a file that appears complete or not at all, also when the machine loses power. Readable by its owner only. */
export async function writeFileAtomically(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const directory = await open(dirname(path), "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function parseSecrets(text: string, path: string): InstallationSecrets {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `${path} is damaged.`,
      "Restore it from a copy. Without it the portal cannot open its database; to begin anew with an empty one, move the data directory away.",
      error,
    );
  }
}

async function readIfPresent(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
