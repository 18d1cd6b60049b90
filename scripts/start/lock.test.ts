import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findHolder, lockDataDirectory } from "./lock.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "bizosaas-test-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("who holds a data directory is found until it is given back, and nothing else stays there", async () => {
  const unlock = lockDataDirectory(directory, "npm start");
  expect(findHolder(directory)).toEqual({ pid: process.pid, startTime: expect.anything(), purpose: "npm start" });
  expect(() => lockDataDirectory(directory, "npm run backup")).toThrow(/is in use: npm start runs there/);
  unlock();
  expect(findHolder(directory)).toBeNull();
  expect(await readdir(directory)).toEqual([]);
});

test("a lock that may not be read is told with what to do", async () => {
  await mkdir(join(directory, "start.lock"));
  expect(() => findHolder(directory)).toThrow(
    expect.objectContaining({ message: expect.stringContaining("cannot be read (EISDIR)"), remedy: expect.stringContaining("as the user") }),
  );
});
