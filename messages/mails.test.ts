import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";
import { sayIn } from "./say.ts";

const ROOT = resolve(import.meta.dirname, "..");
/** What of a mail is read by people; a mail's words are those of `MailWords`. */
const SPOKEN = new Set(["title", "greeting", "paragraphs", "label", "note", "happened"]);
/** Whoever puts a mail's words together. */
const WRITES_MAIL = /\b(composeMail|mailPerson|mailFactorNotice)\b/;

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** The sentences that a file mails, with something in the place of every part that changes. */
function mailedSentences(source: string): string[] {
  const found: string[] = [];
  const spoken = (value: unknown): void => {
    if (!isNode(value)) return;
    if (value.type === "Literal" && typeof value.value === "string") found.push(value.value);
    if (value.type === "TemplateLiteral") found.push((value.quasis as Node[]).map((part) => (part.value as { cooked: string }).cooked).join("X7"));
    if (value.type === "ConditionalExpression") for (const way of [value.consequent, value.alternate]) spoken(way);
    if (value.type === "ArrayExpression") for (const element of value.elements as unknown[]) spoken(element);
  };
  const visit = (node: Node) => {
    if (node.type === "Property" && isNode(node.key) && SPOKEN.has(String(node.key.name))) spoken(node.value);
    for (const value of Object.values(node)) for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
  };
  visit(parseAst(source, { lang: "ts" }) as unknown as Node);
  return found.filter((text) => text.includes(" "));
}

const files = globSync("lib/**/*.ts", { cwd: ROOT })
  .filter((path) => !/\.test\.ts$|compose-mail\.ts$|mail\/index\.ts$/.test(path))
  .map((path) => ({ path, source: readFileSync(resolve(ROOT, path), "utf8") }))
  .filter(({ source }) => WRITES_MAIL.test(source));

test("there are mails to look at, and their sentences are found", () => {
  expect(files.length).toBeGreaterThan(20);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
  expect(mailedSentences('const a = { title: "One two", paragraphs: [`a ${x} c`, y ? "d e" : `f ${z}`], url: "no word" };')).toEqual([
    "One two",
    "a X7 c",
    "d e",
    "f X7",
  ]);
});

test.each(files)("every sentence that $path mails is said in German", ({ source }) => {
  expect(mailedSentences(source).filter((sentence) => sayIn("de", sentence) === sentence)).toEqual([]);
});

test("moments and numbers in it are written in the reader's way", () => {
  const said = sayIn("de", "the password of your account was changed on Thu, 26 Nov 2026 17:05:00 GMT. Every other session was ended.", "de-CH");
  expect(said).toContain("am 26. November 2026 um 17:05 UTC geändert");
  expect(sayIn("de", "Bot: import (biz_ab12…), on 2026-12-01")).toBe("Bot: import (biz_ab12…), am 1. Dezember 2026");
});
