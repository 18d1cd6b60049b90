/** Languages the portal speaks. Safe in the browser: no message is in here. */
export const LOCALES = ["en", "de"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";

/** What each language calls itself: whoever cannot read the page finds their own. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", de: "Deutsch" };

/** Where a visitor's choice is kept. */
export const LOCALE_COOKIE = "locale";

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur"]);

/** The direction that a language is written in, for `<html dir>`. */
export const directionOf = (locale: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.has(languageOf(locale)) ? "rtl" : "ltr");

/** A language of ours by its tag or a longer one ("de-CH" is German), or null. */
export function localeFrom(tag: string | null | undefined): Locale | null {
  const language = languageOf(tag ?? "");
  return LOCALES.find((locale) => locale === language) ?? null;
}

const languageOf = (tag: string) => tag.trim().split("-")[0]?.toLowerCase() ?? "";
