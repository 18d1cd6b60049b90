/** `npm run db:seed`: puts the demonstration data into an empty database, imported from the CSV files in prisma/seed. */
import { StepError } from "../launch/steps.mjs";
import { ensureDemo } from "../start/demo.ts";
import { managedAppPassword } from "../start/installation.ts";
import { migrate } from "../start/migrate.ts";
import { withInstallation } from "../start/with-installation.ts";

await withInstallation("npm run db:seed", async ({ config, installation }) => {
  if (installation.ownerUrl) await migrate(installation.ownerUrl, managedAppPassword(config, installation), { registration: config.REGISTRATION });
  const { said, signIns } = await ensureDemo(config, installation);
  if (!signIns)
    throw new StepError(
      "The database has its own data: demonstration data goes only into an empty one.",
      "Use another database, or empty this one with npm run db:reset.",
    );
  console.log(`Demo data: ${said}.`);
  if (signIns.newPassword) console.log(`Password of all demo accounts (shown only now): ${signIns.newPassword}`);
});
