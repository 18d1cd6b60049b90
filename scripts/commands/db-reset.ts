/** `npm run db:reset`: deletes everything in the database, after asking, and begins anew. `--yes` answers the question. */
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { nameOfDatabase } from "../database/ask-database.ts";
import { emptyDatabase } from "../database/empty-database.ts";
import { StepError } from "../launch/steps.mjs";
import { placeOf } from "../start/check-database.ts";
import { ensureDemo, wantsDemo } from "../start/demo.ts";
import { managedAppPassword } from "../start/installation.ts";
import { migrate } from "../start/migrate.ts";
import { ownerUrlOf, withInstallation } from "../start/with-installation.ts";

const { values } = parseArgs({ options: { yes: { type: "boolean", default: false } } });

await withInstallation("npm run db:reset", async (found) => {
  if (found.isRunning) throw new StepError("The portal is running on this database.", "Stop it first (Ctrl-C where it runs), then reset.");
  const ownerUrl = ownerUrlOf(found);
  if (!values.yes) await confirm(await nameOfDatabase(ownerUrl), placeOf(ownerUrl));
  await emptyDatabase(ownerUrl);
  await migrate(ownerUrl, managedAppPassword(found.config, found.installation), { registration: found.config.REGISTRATION });
  console.log("The database is empty and migrated.");
  if (!wantsDemo(found.config)) return;
  const { said, signIns } = await ensureDemo(found.config, found.installation);
  console.log(`Demo data: ${said}.`);
  if (signIns?.newPassword) console.log(`Password of all demo accounts (shown only now): ${signIns.newPassword}`);
});

async function confirm(name: string, place: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new StepError(
      `This deletes everything in ${place}, and there is no terminal to ask on.`,
      "Add --yes if that is what you want: npm run db:reset -- --yes",
    );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `This deletes everything in ${place}. It cannot be undone; npm run backup keeps a copy.\nType the database's name (${name}) to go on: `,
  );
  terminal.close();
  if (answer.trim() !== name) throw new StepError("Nothing was deleted.", "The answer was not the database's name.");
}
