import { DEFAULT_LOCALE, type Locale, localeFrom } from "./locales.ts";

/** What is known of a reader's language, best first. */
export interface LanguageHints {
  /** What the person chose in their profile. */
  chosen?: string | null;
  /** What this browser's visitor chose. */
  cookie?: string | null;
  /** `Accept-Language`, as RFC 9110 has it: "de-CH, de;q=0.9, en;q=0.5". */
  acceptLanguage?: string | null;
  /** The tenant's language. */
  tenant?: string | null;
}

const MOST_RANGES = 20;

/** The language to speak: the first hint that names one of ours. */
export function chooseLocale({ chosen, cookie, acceptLanguage, tenant }: LanguageHints): Locale {
  return localeFrom(chosen) ?? localeFrom(cookie) ?? bestAccepted(acceptLanguage) ?? localeFrom(tenant) ?? DEFAULT_LOCALE;
}

/** The best language of ours that a browser asks for; null when it asks for none. */
function bestAccepted(header: string | null | undefined): Locale | null {
  const wanted = (header ?? "")
    .split(",", MOST_RANGES)
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";");
      const quality = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(each)?.[1]).find((each) => each !== undefined);
      return { locale: localeFrom(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return wanted.find(({ locale }) => locale !== null)?.locale ?? null;
}

/** The tag to write numbers and dates by: the tenant's, where it is a variety of the reader's language (de-CH, en-GB). */
export function formatLocaleOf(locale: Locale, tenantLocale: string | null | undefined): string {
  return tenantLocale && localeFrom(tenantLocale) === locale ? tenantLocale : locale;
}
