/**
 * `npm run bench [seconds]`: requests per second, latency and CPU of the paths that matter; `npm run bench scroll [pages]`: how
 * smoothly a list of 100,000 rows is scrolled; `npm run bench pages [seconds] [part of a path]`: what each screen of the operator
 * costs; `npm run bench status-history [services] [days]` and `npm run bench status-page [services]`: what the staff's status page costs with
 * many services; `npm run bench probes [seconds]`: how late 2,000 probes are on one worker; `npm run bench gateway [seconds] [rounds]`: what a
 * request through the gateway costs beside other proxies. Printed and not judged.
 */
import { spawnSync } from "node:child_process";
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";
import { WORKER_ARGUMENTS } from "../start/worker-arguments.ts";

try {
  // Probes run in the worker, and the gateway stands before Next: they need no build of it.
  if (process.argv[2] !== "probes" && process.argv[2] !== "gateway") await ensureBuild({ note: console.log });
  if (process.argv[2] === "probes") await runAsWorker("tests/load/probes.ts");
  else if (process.argv[2] === "gateway") await import("../../tests/load/gateway.ts");
  else if (process.argv[2] === "scroll") await import("../../tests/load/scroll.ts");
  else if (process.argv[2] === "status-history") await import("../../tests/load/status-history.ts");
  else if (process.argv[2] === "status-page") await import("../../tests/load/status-page.ts");
  else if (process.argv[2] === "pages") await import("../../tests/load/pages.ts");
  else await import("../../tests/load/bench.ts");
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** What a worker takes is measured in a process that is started as one. */
function runAsWorker(file: string): void {
  const { status } = spawnSync(process.execPath, [...WORKER_ARGUMENTS, file, ...process.argv.slice(3)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
