import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type RequestContext, readCookie } from "#lib/identity";
import { isAppError } from "#lib/platform/errors";
import { getRuntime } from "#lib/platform/runtime";
import { chooseLocale, formatLocaleOf } from "#words";
import { LOCALE_COOKIE, type Locale } from "#words/locales";
import { pageContext } from "./page-context.ts";

/** How the person in front of a page reads. */
export interface PageReader {
  /** The language of the words. */
  locale: Locale;
  /** How numbers and dates are written: the language, or the tenant's variety of it (de-CH). */
  formatLocale: string;
  timeZone: string;
}

/** The reader of the page that is being rendered: their own choice, else this browser's, else what it asks for, else the tenant's. */
export const pageReader = cache(async (): Promise<PageReader> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const known = await person();
  const locale = localeOfReader(known, jar.get(LOCALE_COOKIE)?.value, sent);
  return { locale, formatLocale: formatLocaleOf(locale, known?.tenant?.locale), timeZone: known?.tenant?.timeZone ?? "UTC" };
});

/** The language in which to answer a request. */
export function localeOfReader(
  context: Pick<RequestContext, "chosenLocale" | "tenant"> | null,
  cookie: string | undefined,
  sent: { get(name: string): string | null },
): Locale {
  return chooseLocale({ chosen: context?.chosenLocale, cookie, acceptLanguage: sent.get("accept-language"), tenant: context?.tenant?.locale });
}

/**
 * The language of the browser alone, where it does not matter who reads, or is not known whose page it is.
 * @param cookieHeader null where cookies are not looked at
 */
export const localeOfBrowser = (cookieHeader: string | null | undefined, sent: { get(name: string): string | null }): Locale =>
  localeOfReader(null, readCookie(cookieHeader, LOCALE_COOKIE) ?? undefined, sent);

/** A page that says that something is broken is needed most when the database is: then the browser's own choice has to do. */
async function person() {
  try {
    return await pageContext();
  } catch (error) {
    if (!isAppError(error)) getRuntime().log.warn({ err: error }, "the reader's language could not be read");
    return null;
  }
}
