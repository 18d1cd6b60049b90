/**
 * Runs a command of `scripts/commands` on Node 24, after installing what is missing. It uses nothing but Node itself, since
 * it is what runs on a bare machine.
 *
 *   node scripts/run.mjs <command> [arguments]
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `This is Node ${process.versions.node}; installing the portal needs 20.19 or newer.\n→ Install a current Node.js from https://nodejs.org and start again.`,
  );
  process.exit(1);
}
// Loaded only now: an older Node would fail on their syntax before saying why.
const { createSteps, printFailure } = await import("./launch/steps.mjs");
const { ensureDatabaseClient, ensureDependencies, findNode } = await import("./launch/dependencies.mjs");

const [command = "", ...args] = process.argv.slice(2);
const file = join(import.meta.dirname, "commands", `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(file)) {
  console.error(`There is no command “${command}”.`);
  process.exit(2);
}

// A start shows every step; other commands only those that had something to do.
const isStart = command === "start";
const { step } = createSteps();
let node = { path: "", version: "" };
try {
  await step("Dependencies", async (note) => {
    const done = await ensureDependencies(note);
    return isStart || done !== "up to date" ? done : null;
  });
  await step("Node", async () => {
    node = await findNode();
    return isStart ? node.version : null;
  });
  await step("Client", async () => ((await ensureDatabaseClient(node.path)) ? "generated from prisma/schema" : null));
} catch (error) {
  printFailure(error);
  process.exit(1);
}

const modules = join(import.meta.dirname, "../node_modules");
const child = spawn(node.path, [file, ...args], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: {
    // What Node compiled of our files it keeps, by their content, for itself and the processes that it starts: reading them costs half.
    NODE_COMPILE_CACHE: join(modules, ".cache/node"),
    ...process.env,
    PATH: [dirname(node.path), join(modules, ".bin"), process.env.PATH].join(delimiter),
  },
});
// Ctrl-C reaches the command itself, from the terminal; here it only must not end us before it.
process.on("SIGINT", () => undefined);
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// Whoever started us with a channel and is gone could not stop us any more.
process.on("disconnect", () => child.kill("SIGTERM"));
child.once("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
