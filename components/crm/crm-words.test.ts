import { expect, test } from "vitest";
import { said } from "../../messages/de/said/index.ts";
import * as words from "./crm-words.tsx";

// Names are the same in every language.
const NAMES = new Set(["Website", "Google Ads", "Facebook", "Instagram", "LinkedIn"]);

test("every word for leads, deals and what was done is said in German", () => {
  const tables = Object.entries(words).filter(([name]) => name.endsWith("_LABELS"));
  expect(tables.length).toBeGreaterThan(3);
  const lacking = tables.flatMap(([, table]) => Object.values(table).filter((word) => !NAMES.has(word) && !Object.hasOwn(said, word)));
  expect(lacking).toEqual([]);
});
