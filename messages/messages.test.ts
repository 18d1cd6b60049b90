import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { de } from "./de/index.ts";
import { devices } from "./de/said/devices.ts";
import { fields } from "./de/said/fields.ts";
import { said } from "./de/said/index.ts";
import { notifications } from "./de/said/notifications.ts";
import { en } from "./en/index.ts";

const ROOT = resolve(import.meta.dirname, "..");
type Catalogue = Record<string, Record<string, string>>;
const languages: Record<string, Catalogue> = { en, de };
const keysOf = (catalogue: Catalogue) => Object.entries(catalogue).flatMap(([area, texts]) => Object.keys(texts).map((key) => `${area}.${key}`));

/** What a text asks for: the names of its arguments and tags, each once. */
function argumentsOf(text: string): string[] {
  const names = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)].map(([, name, kind]) => (kind ? `${name}:${kind}` : name));
  const branches = new Set([...text.matchAll(/(?:\b(?:one|other|yes|no|zero|few|many)|=\d+)\s*\{\s*(\w+)/g)].map(([, word]) => word));
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...names.filter((name) => !branches.has(name)), ...tags])].sort() as string[];
}

describe("messages", () => {
  test("both languages have the same keys", () => {
    expect(keysOf(de)).toEqual(keysOf(en));
  });

  test.each(keysOf(en))("%s asks for the same in both languages, and is not empty", (path) => {
    const [area = "", key = ""] = path.split(".");
    const texts = Object.values(languages).map((catalogue) => catalogue[area]?.[key] ?? "");
    for (const text of texts) expect(text.trim()).not.toBe("");
    expect(argumentsOf(texts[1] ?? "")).toEqual(argumentsOf(texts[0] ?? ""));
  });

  test("every text can be read by ICU", () => {
    for (const [locale, catalogue] of Object.entries(languages)) {
      const problems: unknown[] = [];
      const t = createTranslator({ locale, messages: catalogue, onError: (problem) => problems.push(problem) });
      const anything = new Proxy({}, { get: (_, name) => (typeof name === "string" ? 1 : undefined), has: () => true, ownKeys: () => [] });
      for (const [area, texts] of Object.entries(catalogue)) {
        if (area === "client") continue;
        for (const [key, text] of Object.entries(texts)) {
          const names = [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => [name, 1]);
          const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (chunks: unknown) => chunks]);
          // biome-ignore lint/suspicious/noExplicitAny: the keys are only known as text here
          (t as any).rich(`${area}.${key}`, { ...anything, ...Object.fromEntries([...names, ...tags]) });
        }
      }
      expect(problems, locale).toEqual([]);
    }
  });

  test("English writes a percent sign beside its number, as figures are written", () => {
    const spaced = Object.values(en as Catalogue).flatMap((texts) => Object.values(texts).filter((text) => /[\d}] %/.test(text)));
    expect(spaced).toEqual([]);
  });

  test("no text is left that nobody says", () => {
    const sources = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: ROOT })
      .map((path) => readFileSync(resolve(ROOT, path), "utf8"))
      .join("\n");
    const said = new Set([...sources.matchAll(/["'](\w+)["']|\bwords\.(\w+)/g)].map(([, quoted, read]) => quoted ?? read));
    // `client` keys may be named by a table that maps to them.
    expect(keysOf(en).filter((path) => !said.has(path.split(".")[1] ?? ""))).toEqual([]);
  });
});

describe("what rooms say", () => {
  test.each(Object.entries(said))("“%s” keeps its parts", (english, german) => {
    const parts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([part]) => part).sort();
    expect(german.trim()).not.toBe("");
    expect(parts(german)).toEqual(parts(english));
  });

  test("each sentence still stands in the source", () => {
    // The catalogue of achievements comes with the migrations. Notifications are kept in English, longer than their sentence may stand there.
    const sources = globSync(["{app,components,lib}/**/*.{ts,tsx}", "prisma/migrations/*/migration.sql"], { cwd: ROOT })
      .filter((path) => !path.includes("/generated/"))
      .map((path) => readFileSync(resolve(ROOT, path), "utf8"))
      .join("\n")
      .replace(/\$\{[^}]*\}/g, "{}");
    // Most stand there whole, and need no search of everything.
    const quoted = new Set([...sources.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text));
    const gone = Object.keys(said).filter((english) => {
      if (quoted.has(english) || Object.hasOwn({ ...notifications, ...devices, ...fields }, english)) return false;
      const pieces = english.split(/\{\w+\}/).filter((piece) => piece.trim().length > 3);
      return !pieces.every((piece) => sources.includes(piece.trim()));
    });
    expect(gone).toEqual([]);
  });

  test("each field of the trail is still recorded", () => {
    const sources = globSync(["lib/**/*.ts", "prisma/schema/*.prisma"], { cwd: ROOT })
      .filter((path) => !path.includes("/generated/"))
      .map((path) => readFileSync(resolve(ROOT, path), "utf8"))
      .join("\n");
    const names = new Set([...sources.matchAll(/\b\w+\b/g)].map(([name]) => name));
    const nameOf = (field: string) => field.toLowerCase().replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys(fields).filter((field) => !names.has(nameOf(field)))).toEqual([]);
  });
});
