import { wordsOf } from "#words";
import type { Locale } from "#words/locales";

type SharePlace = "mail" | "x" | "linkedin" | "whatsapp" | "facebook";

/** A text to share a portfolio with, and the address that opens it there. LinkedIn and Facebook take no text but their own writer's. */
export interface ShareText {
  place: SharePlace;
  text: string;
  href: string;
}

/** Pure. @param highlight what the first figure says, as "ROAS 4.2×"; null without one */
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
  const short = highlight ? t("shareFigure", { title, highlight }) : t("shareTitle", { title });
  const long = t("shareLong", { title, name, highlight: highlight ?? "" }).trim();
  const ask = (address: string, query: Record<string, string>) => `${address}?${new URLSearchParams(query)}`;
  const mailQuery = [`subject=${encodeURIComponent(title)}`, `body=${encodeURIComponent(`${long}\n\n${url}`)}`].join("&");
  return [
    { place: "mail", text: `${long}\n\n${url}`, href: `mailto:?${mailQuery}` },
    { place: "x", text: `${short} ${url}`, href: ask("https://x.com/intent/post", { text: short, url }) },
    { place: "linkedin", text: `${long}\n${url}`, href: ask("https://www.linkedin.com/sharing/share-offsite/", { url }) },
    { place: "whatsapp", text: `${short} ${url}`, href: ask("https://wa.me/", { text: `${short} ${url}` }) },
    { place: "facebook", text: `${long}\n${url}`, href: ask("https://www.facebook.com/sharer/sharer.php", { u: url }) },
  ];
}
