/** `npm run bench:pages [seconds] [part of a path]`: what each screen costs at full size, printed and not judged. */
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";

try {
  await ensureBuild({ note: console.log });
  await import("../../tests/load/pages.ts");
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
