/** `npm run format`: formats everything and mends what the linter can mend by itself. */
import { runStage } from "../test/run-stage.ts";

process.exitCode = (await runStage("biome", ["check", "--write", "."])) ?? 1;
