import { said as german } from "./de/said/index.ts";
import type { Locale } from "./locales.ts";
import { valueIn } from "./say-value.ts";

/**
 * What the rooms of `lib/` say (refusals, results, names of roles), in the reader's language. There the English sentence
 * stands where it is thrown, and is the key here; a part that changes is written as `{name}`.
 */
const dictionaries: Partial<Record<Locale, Record<string, string>>> = { de: german };

interface Pattern {
  expression: RegExp;
  names: string[];
  said: string;
}

const patterns = new Map<Locale, Pattern[]>();

/**
 * The sentence in a language; as it was, in English, when nobody has translated it.
 * @param tag the variety that numbers and dates in it are written by, such as "de-CH"
 */
export function sayIn(locale: Locale, sentence: string, tag: string = locale): string {
  const dictionary = dictionaries[locale];
  if (!dictionary || sentence === "") return sentence;
  if (Object.hasOwn(dictionary, sentence)) return dictionary[sentence] ?? sentence;
  for (const { expression, names, said } of patternsOf(locale, dictionary)) {
    const found = expression.exec(sentence);
    if (!found) continue;
    const values = new Map(names.map((name, index) => [name, found[index + 1] ?? ""]));
    // A part may itself be something that rooms say, such as the name of a role.
    return said.replace(/\{(\w+)\}/g, (_, name: string) => partIn(locale, values.get(name) ?? "", tag));
  }
  return sentence;
}

const partIn = (locale: Locale, part: string, tag: string) => valueIn(tag, part) ?? sayIn(locale, part, tag);

/** The longest first: a sentence with more words of its own is the better match. */
function patternsOf(locale: Locale, dictionary: Record<string, string>): Pattern[] {
  const known = patterns.get(locale);
  if (known) return known;
  const made = Object.entries(dictionary)
    .filter(([english]) => /\{\w+\}/.test(english))
    .sort(([one], [other]) => other.length - one.length)
    .map(([english, said]) => ({ ...patternOf(english), said }));
  patterns.set(locale, made);
  return made;
}

function patternOf(english: string): Omit<Pattern, "said"> {
  const names: string[] = [];
  const source = english.replace(/\{(\w+)\}|[.*+?^${}()|[\]\\]/g, (part, name: string | undefined) => {
    if (name === undefined) return `\\${part}`;
    names.push(name);
    return "(.+?)";
  });
  return { expression: new RegExp(`^${source}$`, "su"), names };
}
