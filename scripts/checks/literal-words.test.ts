import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { said } from "../../messages/de/said/index.ts";
import { client } from "../../messages/en/client.ts";
import { sayIn } from "../../messages/say.ts";
import { literalWords } from "./literal-words.ts";
import { UNTRANSLATED } from "./untranslated.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const files = globSync("{app,components}/**/*.{ts,tsx}", { cwd: ROOT }).filter((path) => !/\.test\.tsx?$/.test(path));
const isUntranslated = (path: string) => UNTRANSLATED.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Not by the catalogues: the frame of frames has no words at hand, and the API documents itself in English. */
const OWN_WORDS = new Set(["app/global-error.tsx", "app/(developers)/developers/operations.ts"]);

const isSaid = (sentence: string) => Object.hasOwn(said, sentence) || sayIn("de", sentence) !== sentence;

/** A table may name a word of the browser's, which it is shown as. */
const isClientWord = (text: string) => Object.hasOwn(client, text) || Object.hasOwn(client, text.slice(0, 1).toLowerCase() + text.slice(1));

/** Where numbers and dates are written, and who reckons with days without writing them for a reader. */
const FORMATTERS =
  /^components\/(format\/|ui\/(day-text|calendar|calendar-days|upload-rules)\.|campaigns\/days\.|notifications\/notification-(list|words)\.|identity\/place\.)/;

describe("words in the source", () => {
  test("text, labels and conditional words are found; names and keys are not", () => {
    const source = `const a = <p title="A title" className="big">Some text {x ? "or this" : y}<b aria-label={\`of \${x}\`}>API</b><Dialog consequences={["It goes."]} /></p>;
      const b = { label: "A label", key: "no label", href: "/somewhere" };`;
    expect(literalWords(source).map(({ text }) => text)).toEqual(["A title", "Some text", "or this", "of", "It goes.", "A label"]);
  });

  test.each(files.filter((path) => !isUntranslated(path) && !OWN_WORDS.has(path)))("%s says nothing in one language only", (path) => {
    // A table of constants may be English where it is shown through `say`, which then knows it.
    const words = literalWords(readFileSync(resolve(ROOT, path), "utf8"));
    expect(words.filter(({ text, sentence, isMarkup }) => isMarkup || !(isSaid(sentence) || isClientWord(text)))).toEqual([]);
  });

  test("numbers and dates are written by components/format alone", () => {
    const others = files
      .filter((path) => !isUntranslated(path) && !FORMATTERS.test(path))
      .filter((path) =>
        /\.toLocale(Date|Time)?String\(|new Intl\.(NumberFormat|DateTimeFormat|RelativeTimeFormat)\(/.test(readFileSync(resolve(ROOT, path), "utf8")),
      );
    expect(others).toEqual([]);
  });

  test("every folder that is still to do exists and has words to translate", () => {
    for (const folder of UNTRANSLATED) {
      const left = files.filter(
        (path) => (path === folder || path.startsWith(`${folder}/`)) && literalWords(readFileSync(resolve(ROOT, path), "utf8")).length > 0,
      );
      expect(left, folder).not.toEqual([]);
    }
  });
});
