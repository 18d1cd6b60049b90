import { Writable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { createSteps } from "./steps.mjs";

afterEach(() => {
  vi.useRealTimers();
});

test("what breaks off because all is told to stop has not failed", async () => {
  const lines: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trim());
      done();
    },
  });
  const stop = new AbortController();
  const { step } = createSteps(output as NodeJS.WriteStream, stop.signal);
  const broken = () => Promise.reject(new Error("Connection terminated unexpectedly"));
  await expect(step("Redis", broken)).rejects.toThrow();
  stop.abort();
  await expect(step("Migrations", broken)).rejects.toThrow();
  expect(lines).toEqual([expect.stringMatching(/^✗ Redis +failed/), expect.stringMatching(/^– Migrations +stopped/)]);
});

test("where nothing moves, a long step says what it is at, and nothing more once it is done", async () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trim());
      done();
    },
  });
  let finish: (said: string) => void = () => undefined;
  const step = createSteps(output as NodeJS.WriteStream).step("Dependencies", (note) => {
    note("installing from the lockfile");
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  await vi.advanceTimersByTimeAsync(45_000);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^… Dependencies +installing from the lockfile +40\.0 s$/);
  finish("installed");
  await step;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^✓ Dependencies +installed/);
});
