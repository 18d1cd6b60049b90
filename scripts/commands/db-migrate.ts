/** `npm run db:migrate`: brings the database to this version. */
import { managedAppPassword } from "../start/installation.ts";
import { migrate } from "../start/migrate.ts";
import { ownerUrlOf, withInstallation } from "../start/with-installation.ts";

await withInstallation("npm run db:migrate", async (found) => {
  const applied = await migrate(ownerUrlOf(found), managedAppPassword(found.config, found.installation), { registration: found.config.REGISTRATION });
  console.log(applied.length > 0 ? `Applied:\n${applied.map((name) => `  ${name}`).join("\n")}` : "Nothing is pending.");
});
