import { wordsOf } from "#words";
import { DEFAULT_LOCALE, type Locale } from "#words/locales";
import { shareLinks } from "../share-links.ts";
import { urlOfCode } from "./code-rows.ts";
import type { GeneratedReferral } from "./schema.ts";

/** Texts to share a code with, each with an address that says where it stood. Pure. @param name of the company that invites */
export function textsOfReferral(code: string, publicUrl: string, name: string, locale: Locale | null): GeneratedReferral["shareTexts"] {
  const t = wordsOf(locale ?? DEFAULT_LOCALE, "referrals");
  const links = shareLinks({
    title: t("shareTitle", { name }),
    short: t("shareShort", { name }),
    long: t("shareLong", { name }),
    urlAt: (place) => urlOfCode(publicUrl, code, place),
  });
  return links.map(({ place, text, href }) => ({ place, text, url: href }));
}
