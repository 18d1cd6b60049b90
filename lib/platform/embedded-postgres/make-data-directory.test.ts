import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { makeDataDirectory } from "./make-data-directory.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "bizosaas-test-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("what is missing above it is made with it, all for its owner alone; one that is there is left as it is", async () => {
  makeDataDirectory(join(directory, "a/b"));
  makeDataDirectory(join(directory, "a/b"));
  for (const name of ["a", "a/b"]) expect((await stat(join(directory, name))).mode & 0o777, name).toBe(0o700);
});

test("a file in its place, or above it, is told as the system tells it", async () => {
  await writeFile(join(directory, "file"), "");
  expect(() => makeDataDirectory(join(directory, "file"))).toThrow(/EEXIST/);
  expect(() => makeDataDirectory(join(directory, "file/a/b"))).toThrow(/ENOTDIR/);
});

test("a name that no disk takes is refused in words", () => {
  expect(() => makeDataDirectory(join(directory, "x".repeat(300)))).toThrow(EmbeddedPostgresError);
});

test.runIf(process.platform === "linux")("where nobody may write, the reason is that and not a missing path, however deep it lies", () => {
  expect(() => makeDataDirectory("/sys/a/b")).toThrow(/EACCES|EPERM|EROFS/);
});

test.runIf(process.platform === "linux")("where the system has no such directories, it is refused rather than asked for ever", () => {
  expect(() => makeDataDirectory("/proc/bizosaas/data")).toThrow(/\/proc\/bizosaas cannot be made/);
});
