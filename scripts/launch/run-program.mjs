import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
/** npm wants to tidy up after itself; whatever it leaves is installed anew. */
const END_WITHIN_MS = 3_000;

/**
 * Runs a program in the portal's directory. Whoever is told to stop meanwhile ends it first, with all that it has started, and it does not outlive
 * whoever is killed: else npm goes on writing while the next start installs.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [environment] beside ours
 * @returns {Promise<{ code: number | null, output: string }>} all that it printed; code null where it could not be started
 */
export function runProgram(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: it is ended as one, and Ctrl-C in a terminal reaches it only by us.
      detached: true,
    });
    const stopWatching = endWithUs(child.pid);
    let output = "";
    /** @type {NodeJS.Signals | null} */
    let stoppedBy = null;
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      stoppedBy ??= signal;
      end(child.pid, "SIGTERM");
      setTimeout(() => end(child.pid, "SIGKILL"), END_WITHIN_MS);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    /** @param {{ code: number | null, output: string }} outcome */
    const over = (outcome) => {
      stopWatching();
      for (const signal of SIGNALS) process.off(signal, stop);
      if (stoppedBy) process.kill(process.pid, stoppedBy);
      else resolve(outcome);
    };
    child.once("error", (error) => over({ code: null, output: error.message }));
    child.once("close", (code) => over({ code, output }));
  });
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Has a group ended as soon as this process is gone, however that ended: nobody can act on SIGKILL, but a pipe that we hold open closes.
 * @param {number | undefined} group
 * @returns {() => void} ends the watch
 */
function endWithUs(group) {
  if (group === undefined) return () => undefined;
  const watch = spawn("/bin/sh", ["-c", 'read -r _; kill -s KILL -- "-$0"', String(group)], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  // Without a shell it would outlive us, as it always could; that is no reason not to run it.
  watch.on("error", () => undefined);
  watch.unref();
  return () => void watch.kill("SIGKILL");
}

/** @param {number | undefined} group @param {NodeJS.Signals} signal */
function end(group, signal) {
  if (group === undefined) return;
  try {
    process.kill(-group, signal);
  } catch {
    // All of it has ended.
  }
}
