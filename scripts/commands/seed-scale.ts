/** `node scripts/run.mjs seed-scale [tenants] [people]`: fills a database that is thrown away, to measure screens with. Not demonstration data. */
import { FULL_SCALE, seedScale } from "../../tests/load/seed-scale.ts";
import { managedAppPassword } from "../start/installation.ts";
import { migrate } from "../start/migrate.ts";
import { ownerUrlOf, withInstallation } from "../start/with-installation.ts";

const [tenants = FULL_SCALE.tenants, users = FULL_SCALE.users] = process.argv.slice(2).map(Number);

await withInstallation("node scripts/run.mjs seed-scale", async (found) => {
  const ownerUrl = ownerUrlOf(found);
  await migrate(ownerUrl, managedAppPassword(found.config, found.installation));
  await seedScale(ownerUrl, { tenants, users }, console.log);
});
