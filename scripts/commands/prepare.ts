/** `node scripts/run.mjs prepare`: dependencies, database client and production build, for images that start processes by themselves. */
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";

try {
  console.log((await ensureBuild()) ? "Built." : "The build is up to date.");
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
