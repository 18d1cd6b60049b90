/** `npm run bench [what]`: what things cost, each by a script of `tests/load` that says in its head what it measures. Printed and not judged. */
import { spawnSync } from "node:child_process";
import { printFailure } from "../launch/steps.mjs";
import { ensureBuild } from "../start/build.ts";
import { WORKER_ARGUMENTS } from "../start/worker-arguments.ts";

const [, , name = ""] = process.argv;
/** They need no production build: probes run in the worker, and the gateway stands before Next. */
const UNBUILT: Record<string, () => unknown> = {
  probes: () => runAsWorker("tests/load/probes.ts"),
  "score-chaos": tryScores,
  "score-events": () => import("../../tests/load/score-events.ts"),
  reversals: () => import("../../tests/load/reversals.ts"),
  "figure-import": () => import("../../tests/load/figure-import.ts"),
  figures: () => import("../../tests/load/figures.ts"),
  "company-boards": () => import("../../tests/load/company-boards.ts"),
  "team-boards": () => import("../../tests/load/team-boards.ts"),
  leaderboard: () => import("../../tests/load/leaderboard.ts"),
  gateway: () => import("../../tests/load/gateway.ts"),
  "gateway-bodies": () => import("../../tests/load/gateway-bodies.ts"),
};
const BUILT: Record<string, () => unknown> = {
  board: () => import("../../tests/load/board.ts"),
  home: () => import("../../tests/load/home.ts"),
  "live-board": () => import("../../tests/load/live-board.ts"),
  pages: () => import("../../tests/load/pages.ts"),
  scroll: () => import("../../tests/load/scroll.ts"),
  status: () => import("../../tests/load/status.ts"),
  "status-history": () => import("../../tests/load/status-history.ts"),
  "status-page": () => import("../../tests/load/status-page.ts"),
};

try {
  const unbuilt = UNBUILT[name];
  if (!unbuilt) await ensureBuild({ note: console.log });
  // Anything else is how many seconds the usual paths are measured for.
  await (unbuilt ?? BUILT[name] ?? (() => import("../../tests/load/bench.ts")))();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

/** The whole trial of what is otherwise tried in a minute: `[events] [kills]`. */
function tryScores(): void {
  const [, , , events = "20000", kills = "30"] = process.argv;
  const env = { ...process.env, NODE_ENV: "test" as const, SCORE_EVENTS: events, SCORE_KILLS: kills };
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "chaos", "tests/chaos/score-events.test.ts"];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit", env });
  process.exitCode = status ?? 1;
}

/** What a worker takes is measured in a process that is started as one. */
function runAsWorker(file: string): void {
  const { status } = spawnSync(process.execPath, [...WORKER_ARGUMENTS, file, ...process.argv.slice(3)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
