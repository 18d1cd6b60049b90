import { escapeHtml } from "#lib/platform/markup";
import { type Words, wordsOf } from "#words";
import { DEFAULT_LOCALE, type Locale, localeFrom } from "#words/locales";
import type { AskedTestimonial } from "./give-testimonial.ts";
import { publicFrame } from "./public-frame.ts";
import { publicStyle } from "./public-style.ts";

type T = Words<"portfolioPage">;

/** The words that somebody agrees to; they are kept with the testimonial as they stood. */
export function consentText({ locale, tenantName, name }: Pick<AskedTestimonial, "locale" | "tenantName" | "name">): string {
  return wordsOf(localeOf(locale), "portfolioPage")("consent", { tenant: tenantName, name });
}

/** The page behind the link of a mail that asks for a testimonial, without script. @param browser the language for a link of nobody */
export function testimonialPage(asked: AskedTestimonial | null, nonce: string, browser: Locale): string {
  const locale = asked ? localeOf(asked.locale) : browser;
  const t = wordsOf(locale, "portfolioPage");
  if (asked === null) return noticeOf(t("unknownLink"), t("unknownLinkNote"), { locale, nonce, owner: "" });
  const { tenantName, portfolioTitle, status } = asked;
  const notice = STATUS_NOTES[status];
  const title = t("testimonialTitle", { tenant: tenantName });
  const main = `<h1>${escapeHtml(title)}</h1>${notice ? `<p class="lead" role="status">${escapeHtml(t(notice))}</p>` : ""}<p>${escapeHtml(
    t("testimonialNote", { tenant: tenantName, title: portfolioTitle }),
  )}</p><div class="card">${formOf(asked, t)}</div>`;
  return publicFrame({ locale, title, style: styleElement(nonce), head: NO_INDEX, owner: tenantName, main });
}

/** A page that says one thing. @param why in English as rooms say it, or in the language already */
export function noticeOf(title: string, why: string, { locale, nonce, owner }: { locale: Locale; nonce: string; owner: string }): string {
  const main = `<h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(why)}</p>`;
  return publicFrame({ locale, title, style: styleElement(nonce), head: NO_INDEX, owner, main });
}

const NO_INDEX = '<meta name="robots" content="noindex">';
const STATUS_NOTES: Readonly<Record<string, "statusGiven" | "statusApproved" | "statusDeclined" | "statusWithdrawn">> = {
  given: "statusGiven",
  approved: "statusApproved",
  declined: "statusDeclined",
  withdrawn: "statusWithdrawn",
};
const localeOf = (language: string): Locale => localeFrom(language) ?? DEFAULT_LOCALE;
const styleElement = (nonce: string) => `<style nonce="${escapeHtml(nonce)}">${publicStyle("")}</style>`;

function formOf(asked: AskedTestimonial, t: T): string {
  const isThere = asked.status === "given" || asked.status === "approved";
  if (asked.status === "declined")
    return `<form method="post"><button class="plain" name="act" value="back">${escapeHtml(t("takeBack"))}</button></form>`;
  const give = `<form method="post"><label>${escapeHtml(t("yourWords"))}<textarea name="quote" rows="6" required minlength="10" maxlength="1000">${escapeHtml(asked.quote)}</textarea></label>
<label class="check"><input type="checkbox" name="consent" value="yes" required><span>${escapeHtml(consentText(asked))}</span></label>
<button name="act" value="give">${escapeHtml(t(isThere ? "change" : "give"))}</button></form>`;
  return isThere
    ? `${give}<form method="post"><p></p><button class="plain" name="act" value="back">${escapeHtml(t("takeBack"))}</button></form>`
    : give;
}
