import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.mjs";

function lockPath(): string {
  const directory = mkdtempSync(join(tmpdir(), "bizosaas-once-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, "lock");
}

test("one works while the others wait, each in its turn, also after one that failed", async () => {
  const path = lockPath();
  let [atWork, most, waited] = [0, 0, 0];
  const work = async () => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => setImmediate(resolve));
    atWork--;
    throw new Error("failed");
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => oneAtATime(path, () => waited++, work)));
  expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
  expect(most).toBe(1);
  expect(waited).toBeGreaterThanOrEqual(4);
  expect(existsSync(path)).toBe(false);
});

test("what a killed process holds is free", async () => {
  const path = lockPath();
  const script = `import { oneAtATime } from ${JSON.stringify(join(import.meta.dirname, "one-at-a-time.mjs"))};
await oneAtATime(${JSON.stringify(path)}, () => undefined, () => { console.log("at work"); return new Promise(() => setInterval(() => undefined, 1_000)); });`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  const working = oneAtATime(
    path,
    () => holder.kill("SIGKILL"),
    async () => "done",
  );
  expect(await working).toBe("done");
});
