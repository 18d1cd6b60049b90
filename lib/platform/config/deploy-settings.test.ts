import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SETTINGS } from "./settings.ts";

/** What other programs in these files are configured with. */
const FOREIGN = new Set(["POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB"]);

test.each(["compose.yaml", "kubernetes.yaml", "Dockerfile"])("deploy/%s sets nothing that the portal does not know", (name) => {
  const text = readFileSync(join(import.meta.dirname, "../../../deploy", name), "utf8").replace(/^\s*#.*$/gm, "");
  const names = [...text.matchAll(/\b([A-Z][A-Z]+(?:_[A-Z]+)*)(?=\s*[:=]\s*\S)/g)].map(([, setting]) => setting ?? "");
  const unknown = names.filter(
    (setting) => setting.length > 3 && !(setting in SETTINGS) && !FOREIGN.has(setting) && !/^(FROM|WORKDIR|COPY|RUN|USER|EXPOSE|CMD)$/.test(setting),
  );
  expect(names.length).toBeGreaterThan(1);
  expect(unknown).toEqual([]);
});
