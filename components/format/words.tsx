import type { Metadata } from "next";
import { useLocale } from "next-intl";
import { getLocale, getTimeZone } from "next-intl/server";
import { type Area, sayIn, type Words, wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { formatsOf } from "./reader-formats.tsx";

/** The words of an area in the reader's language, for server components that are not async: `const t = useWords("shell")`. */
export function useWords<Place extends Area>(place: Place): Words<Place> {
  return wordsOf(languageOf(useLocale()), place);
}

/** The same for async server components, metadata and actions. */
export async function getWords<Place extends Area>(place: Place): Promise<Words<Place>> {
  return wordsOf(languageOf(await getLocale()), place);
}

/** A page's `generateMetadata`: its title in the reader's language, and what else is said of it. */
export function pageTitle<Place extends Area>(place: Place, key: Parameters<Words<Place>>[0], rest: Metadata = {}): () => Promise<Metadata> {
  return async () => ({ ...rest, title: ((await getWords(place)) as unknown as (key: unknown) => string)(key) });
}

/** Says in the reader's language what the rooms of `lib/` and tables of constants have in English: `say(ROLE_LABELS[role])`. */
export function useSay(): (sentence: string) => string {
  const locale = languageOf(useLocale());
  return (sentence) => sayIn(locale, sentence);
}

/** The same for async server components. */
export async function getSay(): Promise<(sentence: string) => string> {
  const locale = languageOf(await getLocale());
  return (sentence) => sayIn(locale, sentence);
}

/** The reader's numbers and dates, in async server components. */
export async function getFormats() {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  return formatsOf({ locale, timeZone });
}

/** next-intl's locale is the one that numbers are written by, such as "de-CH". */
const languageOf = (tag: string) => localeFrom(tag) ?? DEFAULT_LOCALE;
