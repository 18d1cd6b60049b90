import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { loadConfig } from "./load-config.ts";
import { SETTINGS } from "./settings.ts";

const example = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");

test(".env.example names every setting and no other", () => {
  expect(Object.keys(parseEnv(example)).sort()).toEqual(Object.keys(SETTINGS).sort());
});

test(".env.example explains every setting: each stands below a comment", () => {
  const lines = example.split("\n");
  const unexplained = lines.filter((line, index) => {
    if (!/^[A-Z_]+=/.test(line)) return false;
    let above = index - 1;
    while (/^[A-Z_]+=/.test(lines[above] ?? "")) above--;
    return !lines[above]?.startsWith("# ");
  });
  expect(unexplained).toEqual([]);
});

test(".env.example gives the defaults: copied as it is, it changes nothing", () => {
  expect(loadConfig(parseEnv(example))).toEqual(loadConfig({}));
});
