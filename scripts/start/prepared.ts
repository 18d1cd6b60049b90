import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { recallPreparation, rememberPreparation } from "#lib/platform/jobs";

const ROOT = join(import.meta.dirname, "../..");
/** What prepares a database, beside what the production build consists of. */
const PREPARING = ["jobs.ts", "prisma/seed", "prisma/migrations", "scripts/start"];

/**
 * A name for everything that decides how a start prepares a database: the migrations, the jobs, the demonstration. A database that was
 * prepared under that name needs nothing, and the next start need not read half of the portal to find that out. To be asked before any of it is
 * done: while a first start builds, its operator may bring in another version.
 * @param sources the name of what the production build is made of
 */
export function preparationName(sources: string, wantsDemo: boolean): string {
  const hash = createHash("sha256").update(sources).update(String(wantsDemo));
  const add = (path: string) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path.slice(ROOT.length)).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const path of PREPARING) add(join(ROOT, path));
  return hash.digest("hex");
}

/** Whether the database was prepared by exactly these sources, and by no others since. */
export const isPrepared = (ownerUrl: string, name: string): Promise<boolean> =>
  withOwner(ownerUrl, async (owner) => (await recallPreparation(owner)) === name);

/** To be called when all of it is done: whatever is cut off before is done again by the next start. */
export const setPrepared = (ownerUrl: string, name: string): Promise<void> => withOwner(ownerUrl, (owner) => rememberPreparation(owner, name));

async function withOwner<T>(ownerUrl: string, act: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: ownerUrl, application_name: "bizosaas-migrate" });
  owner.on("error", () => undefined);
  await owner.connect();
  try {
    return await act(owner);
  } finally {
    await owner.end();
  }
}
