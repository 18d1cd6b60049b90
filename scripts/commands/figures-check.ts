/**
 * `npm run figures:check`: adds up all figures anew and compares them with the sums that are kept of days, weeks and months.
 * `npm run figures:check -- --rebuild`: makes those that differ anew from their rows.
 * Ends with code 1 when a sum differed and was not made anew.
 */
import { checkSums } from "#lib/campaigns";
import { createDatabase } from "#lib/platform/database";
import { StepError } from "../launch/steps.mjs";
import { withInstallation } from "../start/with-installation.ts";

const isRebuilding = process.argv.includes("--rebuild");

await withInstallation("npm run figures:check", async ({ installation }) => {
  const db = createDatabase({ url: installation.appUrl, poolSize: 2 });
  try {
    const { campaigns, differences } = await checkSums({ db }, { isRebuilding });
    for (const { tenantId, campaignId, grain, from, channel, kept, summed } of differences)
      console.error(
        `✗ tenant ${tenantId}, campaign ${campaignId}, ${grain} ${from}, ${channel ?? "all channels"}: kept ${kept ?? "nothing"}, rows come to ${summed ?? "nothing"}`,
      );
    if (differences.length === 0) console.log(`✓ the sums of ${campaigns.toLocaleString("en")} campaigns are what their rows come to`);
    else if (isRebuilding) console.log("Made anew. Run it once more to see that they hold.");
    else throw new StepError("Some sums are not what their rows come to.", "Make them anew with npm run figures:check -- --rebuild.");
  } finally {
    await db.close();
  }
});
