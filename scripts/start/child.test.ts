import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { prepareChild, startChild } from "./child.ts";

const ROOT = join(import.meta.dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "bizosaas-child-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A process of the portal that says, instead of its number, what it found in its environment. */
const file = relative(ROOT, join(directory, "child.ts"));
writeFileSync(
  join(ROOT, file),
  `import { onShutdown, tellParent, toldToBegin } from ${JSON.stringify(join(ROOT, "lib/platform/process/index.ts"))};
await toldToBegin();
if (process.env.NEVER) await new Promise((resolve) => setTimeout(resolve, 600_000));
onShutdown(async () => undefined);
tellParent({ type: "ready", serviceId: JSON.stringify([process.env.ADDRESS ?? null, process.env.EARLY ?? null]) });
`,
);
const options = { name: "child", file, stopTimeoutMs: 5_000, say: () => undefined };
const environment = (more: Record<string, string>) => ({ PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, ...more });
const EARLY = environment({ EARLY: "known before" });
const WHOLE = environment({ ADDRESS: "known now" });

test("a process that waits begins with exactly the environment that it is handed", async () => {
  const waiting = prepareChild({ file, env: EARLY });
  onTestFinished(() => waiting.stop());
  const child = await startChild({ ...options, env: WHOLE, waiting });
  expect(child.pid()).toBe(waiting.process.pid);
  expect(child.readyMessage()?.serviceId).toBe('["known now",null]');
  // From here on it is its supervisor's.
  await waiting.stop();
  expect(waiting.process.exitCode ?? waiting.process.signalCode).toBeNull();
  await child.stop();
  expect(waiting.process.exitCode).toBe(0);
});

test("one that nobody needs any more is ended, and one that has ended is replaced", async () => {
  const waiting = prepareChild({ file, env: EARLY });
  await waiting.stop();
  expect(await waiting.ended).toBe("was killed by SIGKILL");
  const child = await startChild({ ...options, env: WHOLE, waiting });
  expect(child.pid()).not.toBe(waiting.process.pid);
  expect(child.readyMessage()?.serviceId).toBe('["known now",null]');
  await child.stop();
});

test("one that is told to stop while it starts is ended, not waited for", async () => {
  const [stop, waiting] = [new AbortController(), prepareChild({ file, env: EARLY })];
  const starting = startChild({ ...options, env: environment({ NEVER: "ready" }), waiting, stop: stop.signal });
  stop.abort();
  await expect(starting).rejects.toThrow("The child could not start");
  expect(waiting.process.exitCode ?? waiting.process.signalCode).not.toBeNull();
});

test("one whose supervisor is gone ends", async () => {
  const waiting = prepareChild({ file, env: EARLY });
  waiting.process.disconnect();
  const [code] = await once(waiting.process, "exit");
  expect(code).toBe(0);
});
