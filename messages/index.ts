/**
 * The words of the screens and mails, by language and area. For the server alone: what a browser needs is sent to it as
 * finished text (docs/decisions/0017-words.md).
 */
import { createTranslator } from "next-intl";
import type { ClientWords } from "./client.ts";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { fillIn } from "./fill-in.ts";
import type { Locale } from "./locales.ts";
import type { Area, Words } from "./words.ts";

/** What is sent to a browser: the words of client components, and no others. */
export const clientWordsOf = (locale: Locale): ClientWords => catalogues[locale].client;

export { chooseLocale, formatLocaleOf, type LanguageHints } from "./choose-locale.ts";
export { sayIn } from "./say.ts";
export type { Area, Words } from "./words.ts";

const catalogues = { en, de };

// A message is parsed when it is first said. Kept per process, that happens once and not once per request.
const translators = new Map<string, unknown>();

/** The words of an area in a language. */
export function wordsOf<Place extends Area>(locale: Locale, place: Place): Words<Place> {
  const key = `${locale} ${place}`;
  const known = translators.get(key) ?? translatorOf(locale, place);
  translators.set(key, known);
  return known as Words<Place>;
}

function translatorOf(locale: Locale, place: Area): unknown {
  const texts: Readonly<Record<string, string>> = catalogues[locale][place];
  const t = createTranslator({ locale, messages: catalogues[locale] as Record<string, unknown>, namespace: place as never, timeZone: "UTC" });
  const byICU = t as unknown as (key: string, values?: Record<string, unknown>) => string;
  const simple = new Map(Object.entries(texts).map(([key, text]) => [key, fillIn(text)]));
  const say = (key: string, values?: Record<string, unknown>) => simple.get(key)?.(values) ?? byICU(key, values);
  return Object.assign(say, { rich: t.rich });
}
