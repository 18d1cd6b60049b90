import { z } from "zod";
import type { Locale } from "#words/locales";

const languages = { en: undefined, de: z.locales.de().localeError } satisfies Record<Locale, unknown>;

/** For `safeParse`: what zod itself says of wrong input, in a language. What a schema says stays as it is, for `sayIn`. */
export const zodWords = (locale: Locale): { error?: z.core.$ZodErrorMap } | undefined => {
  const error = languages[locale];
  return error && { error };
};
