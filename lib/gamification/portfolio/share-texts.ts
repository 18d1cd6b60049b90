import { wordsOf } from "#words";
import type { Locale } from "#words/locales";
import { type ShareText, shareLinks } from "../share-links.ts";

/** Texts to share a portfolio with. Pure. @param highlight what the first figure says, as "ROAS 4.2×"; null without one */
export function shareTexts({
  title,
  name,
  url,
  highlight,
  locale,
}: {
  title: string;
  name: string;
  url: string;
  highlight: string | null;
  locale: Locale;
}): ShareText[] {
  const t = wordsOf(locale, "portfolioPage");
  return shareLinks({
    title,
    short: highlight ? t("shareFigure", { title, highlight }) : t("shareTitle", { title }),
    long: t("shareLong", { title, name, highlight: highlight ?? "" }).trim(),
    urlAt: () => url,
  });
}
