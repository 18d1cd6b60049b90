import { readCookie } from "#lib/identity";
import { MINUTE_STYLE } from "#lib/platform/clock";
import { chooseLocale, sayIn, type Words, wordsOf } from "#words";
import { LOCALE_COOKIE, type Locale } from "#words/locales";

type Theme = "light" | "dark" | "system";

/** How somebody reads a public page. */
export interface PageReader {
  locale: Locale;
  theme: Theme;
}

/** The reader's own choices, else what the browser asks for, else the language of the page's owner. */
export function pageReaderOf(
  { cookie, "accept-language": acceptLanguage }: { cookie?: string | undefined; "accept-language"?: string | undefined },
  pageLocale: string | null,
): PageReader {
  const theme = readCookie(cookie, "theme");
  return {
    locale: chooseLocale({ cookie: readCookie(cookie, LOCALE_COOKIE), acceptLanguage, tenant: pageLocale }),
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
}

/** The words, times and numbers of a page, as its reader reads them. */
export interface PageSpeech {
  t: Words<"statusPage">;
  /** What the portal itself named, such as its parts. */
  say(sentence: string): string;
  time(at: Date): string;
  /** Cut off and not rounded, from 0 to 100. */
  percent(value: number): string;
}

export function speechOf(locale: Locale, timeZone: string): PageSpeech {
  const times = new Intl.DateTimeFormat(locale, { ...MINUTE_STYLE, timeZone });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return {
    t: wordsOf(locale, "statusPage"),
    say: (sentence) => sayIn(locale, sentence),
    time: (at) => times.format(at),
    percent: (value) => percents.format(value / 100),
  };
}
