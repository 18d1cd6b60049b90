import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFolder } from "./folder.ts";

test("a folder that is made is closed to others; one that was there is left as its operator has it", async () => {
  const own = await mkdtemp(join(tmpdir(), "bizosaas-folder-"));
  onTestFinished(() => rm(own, { recursive: true, force: true }));
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  const made = join(own, "a/b");
  await openFolder({ config: { backupDir: made } });
  expect(await modeOf(made)).toBe(0o700);
  await chmod(own, 0o750);
  await openFolder({ config: { backupDir: own } });
  expect(await modeOf(own)).toBe(0o750);
});
