import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shareChunks } from "./share-chunks.ts";

/** As Turbopack writes one: ids, and the module that goes by them. */
const chunk = (answer: string) => `module.exports=[17,e=>"${answer}",${"18,e=>0,".repeat(400)}19,e=>1];\n`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "bizosaas-test-"));
  await mkdir(join(directory, "ssr"));
  // Requiring a file is CommonJS here as it is in the build.
  await writeFile(join(directory, "package.json"), "{}");
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("the second of two that are the same is the first; others, and what is no chunk, stay", async () => {
  const files = {
    "a.js": chunk("one"),
    "b.js": chunk("one"),
    "c.js": chunk("two"),
    "ssr/d.js": chunk("one"),
    "small.js": "module.exports=[1,e=>1];",
    "small-too.js": "module.exports=[1,e=>1];",
    "runtime.js": `const x=1;${" ".repeat(3_000)}`,
    "runtime-too.js": `const x=1;${" ".repeat(3_000)}`,
  };
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(directory, name), content)));

  expect(await shareChunks(directory)).toEqual({ copies: 1, bytes: Buffer.byteLength(chunk("one")) });

  const require = createRequire(import.meta.url);
  const [first, copy] = ["a.js", "b.js"].map((name) => require(join(directory, name)));
  expect(copy).toBe(first);
  expect(copy[1]()).toBe("one");
  const { "b.js": _, ...others } = files;
  for (const [name, content] of Object.entries(others)) expect(await readFile(join(directory, name), "utf8"), name).toBe(content);
  expect(await shareChunks(directory)).toEqual({ copies: 0, bytes: 0 });
});
