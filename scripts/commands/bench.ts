/** `npm run bench [seconds]`: requests per second, latency and CPU of the paths that matter, printed and not judged. */
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";

try {
  await ensureBuild({ note: console.log });
  await import("../../tests/load/bench.ts");
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
