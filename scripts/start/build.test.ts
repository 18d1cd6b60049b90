import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES } from "./build.ts";

/** Imported by commands and tests alone. */
const NOT_BUILT = new Set(["scripts", "tests"]);

test("a change of anything that the portal imports makes the build stale", () => {
  const { imports } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { imports: Record<string, unknown> };
  const folders = Object.values(imports)
    .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target as Record<string, string>)))
    .map((target) => target.split("/")[1] ?? "");
  expect(folders.length).toBeGreaterThan(0);
  expect(folders.filter((folder) => !NOT_BUILT.has(folder) && !SOURCES.includes(folder))).toEqual([]);
});
