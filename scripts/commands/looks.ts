/** `npm run test:looks [-- --update-snapshots]`: the pictures alone; with the flag they become what is compared with. */
import { ensureBuild } from "../start/build.ts";
import { ensureChromium } from "../test/chromium.ts";
import { runStage } from "../test/run-stage.ts";

await ensureBuild({ note: console.log });
process.exitCode =
  (await runStage("playwright", ["test", "--project=looks", ...process.argv.slice(2)], {
    NODE_ENV: "test",
    CHROMIUM_PATH: ensureChromium() ?? "",
  })) ?? 1;
