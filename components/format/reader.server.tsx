import { useLocale, useTimeZone } from "next-intl";
import { clientWordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import type { Reader } from "./reader.client.tsx";

/** The reader on the server, under the same name as in the browser: `package.json` chooses by where a component runs. */
export function useReader(): Omit<Reader, "chooseLanguage"> {
  const locale = useLocale();
  return { locale, timeZone: useTimeZone() ?? "UTC", words: clientWordsOf(localeFrom(locale) ?? DEFAULT_LOCALE) };
}
