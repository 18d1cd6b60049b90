import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startTimeOf } from "../start/process-start-time.ts";
import { runProgram } from "./run-program.mjs";

test("tells what a program printed and how it ended, also one that is not there", async () => {
  expect(await runProgram(process.execPath, ["-e", "console.log(process.env.GIVEN); process.exitCode = 3"], { GIVEN: "this" })).toEqual({
    code: 3,
    output: "this\n",
  });
  expect(await runProgram("/nonexistent/program", [])).toMatchObject({ code: null, output: expect.stringContaining("ENOENT") });
});

/** Three programs are started one below the other: on a busy machine that takes a while. */
const SLOW = { timeout: 30_000 };

/** Whether a process can still write. One that was killed lets go of its files first; until it is gone from the list it may wait for the processor. */
function holdsFiles(pid: number): boolean {
  if (startTimeOf(pid) === null) return false;
  if (process.platform !== "linux") return true;
  try {
    return readdirSync(`/proc/${pid}/fd`).length > 0;
  } catch {
    // It has gone meanwhile.
    return false;
  }
}

/** Somebody who runs a program that does not obey, below a shell. */
async function withStubbornProgram() {
  const directory = mkdtempSync(join(tmpdir(), "bizosaas-program-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const pidFile = join(directory, "pid");
  const stubborn = `process.on("SIGTERM", () => 0);
require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
setInterval(() => 0, 1_000);`;
  const script = `import { runProgram } from ${JSON.stringify(join(import.meta.dirname, "run-program.mjs"))};
await runProgram("/bin/sh", ["-c", '"$0" -e "$1"; true', process.execPath, ${JSON.stringify(stubborn)}]);`;
  const runner = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  const isAtWork = () => holdsFiles(Number(readFileSync(pidFile, "utf8")));
  await expect.poll(() => existsSync(pidFile) && isAtWork(), { timeout: 10_000 }).toBe(true);
  const ended = once(runner, "exit");
  return { runner, ended, isAtWork };
}

test.each(["SIGTERM", "SIGINT"] as const)("told to stop by %s, it ends what it runs first, though that does not obey", SLOW, async (signal) => {
  const { runner, ended, isAtWork } = await withStubbornProgram();
  runner.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(isAtWork()).toBe(false);
});

test("killed, it leaves nothing at work that the next start would meet", SLOW, async () => {
  const { runner, ended, isAtWork } = await withStubbornProgram();
  runner.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  await expect.poll(isAtWork, { timeout: 10_000 }).toBe(false);
});
