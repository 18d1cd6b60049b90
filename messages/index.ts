/**
 * The words of the screens and mails, by language and area. For the server alone: what a browser needs is sent to it as
 * finished text (docs/decisions/0017-words.md).
 */
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import type { ClientWords } from "./client.ts";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import type { Locale } from "./locales.ts";

/** What is sent to a browser: the words of client components, and no others. */
export const clientWordsOf = (locale: Locale): ClientWords => catalogues[locale].client;

export { chooseLocale, formatLocaleOf, type LanguageHints } from "./choose-locale.ts";
export { sayIn } from "./say.ts";

/** English is the measure: its keys and arguments are the types of all languages. */
export type Messages = typeof en;
export type Area = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
export type Words<Place extends Area> = ReturnType<typeof createTranslator<Messages, Place>>;

const catalogues = { en, de };

// A message is parsed when it is first said. Kept per process, that happens once and not once per request.
const translators = new Map<string, unknown>();

/**
 * The words of an area in a language: `words("title", { name })`. An unknown key, or a missing argument, is a type error.
 * @param place such as "auth.login"
 */
export function wordsOf<Place extends Area>(locale: Locale, place: Place): Words<Place> {
  const key = `${locale} ${place}`;
  const known =
    translators.get(key) ??
    createTranslator({ locale, messages: catalogues[locale] as unknown as Messages, namespace: place as never, timeZone: "UTC" });
  translators.set(key, known);
  return known as Words<Place>;
}
