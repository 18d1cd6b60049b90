import { publicFrame, publicStyle } from "#lib/gamification";
import { escapeHtml } from "#lib/platform/markup";
import { sayIn, type Words, wordsOf } from "#words";
import { DEFAULT_LOCALE, type Locale, localeFrom } from "#words/locales";
import { composeReport } from "../document/compose.ts";
import type { ReportBrand } from "../document/report-brand.ts";
import { REPORT_STYLE, reportHtml } from "../document/report-html.ts";
import type { OpenedShare } from "./open-share.ts";

type T = Words<"reportPage">;

/** Larger ones would make the page heavy. */
const LARGEST_LOGO_BYTES = 24_000;
const NO_INDEX = '<meta name="robots" content="noindex,nofollow">';

/** The page behind a link, without script, in the language and the colours of the tenant. @param browser the language for a link of nobody */
export function sharePage(opened: OpenedShare, nonce: string, browser: Locale): string {
  if (opened.state === "unknown") {
    const t = wordsOf(browser, "reportPage");
    return shareNotice(t("unknownLink"), t("unknownLinkNote"), browser, nonce);
  }
  const { brand } = opened;
  const locale = localeOf(brand);
  const t = wordsOf(locale, "reportPage");
  if (opened.state === "locked") return frame(t("locked"), passwordForm(opened.isWrong, t), brand, nonce);
  const report = composeReport(opened.data, brand.locale);
  const notes = report.notes.map((note) => `<p><small>${escapeHtml(note)}</small></p>`).join("");
  const demo = report.demo === null ? "" : `<p><span class="mark">${escapeHtml(report.demo)}</span></p>`;
  const main = `${demo}<h1>${escapeHtml(report.title)}</h1><p class="lead">${escapeHtml(report.period)}</p>${notes}${reportHtml(report, t("asTable"))}`;
  const pdf = `<form method="post" action="${escapeHtml(opened.documentPath)}"><input type="hidden" name="proof" value="${escapeHtml(opened.proof)}"><button class="plain">${escapeHtml(t("asPdf"))}</button></form>`;
  return frame(report.title, `${main}${pdf}`, brand, nonce, `<p>${escapeHtml(t("live"))}</p>`);
}

/** A page of nobody that says one thing. @param why in English as rooms say it, or in the language already */
function shareNotice(title: string, why: string, locale: Locale, nonce: string): string {
  const main = `<h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(sayIn(locale, why))}</p>`;
  return publicFrame({ locale, title, style: styleElement(nonce, ""), head: NO_INDEX, owner: "", main });
}

/** The notice that something could not be done. @param why as for `shareNotice` */
export const couldNotNotice = (why: string, locale: Locale, nonce: string): string =>
  shareNotice(wordsOf(locale, "reportPage")("couldNot"), why, locale, nonce);

function passwordForm(isWrong: boolean, t: T): string {
  const problem = isWrong ? `<p id="problem" class="problem" role="alert">${escapeHtml(t("wrongPassword"))}</p>` : "";
  const described = isWrong ? ' aria-invalid="true" aria-describedby="problem"' : "";
  return `<h1>${escapeHtml(t("locked"))}</h1><p class="lead">${escapeHtml(t("lockedNote"))}</p><div class="card"><form method="post">${problem}
<p><label for="password">${escapeHtml(t("password"))}</label><br><input id="password" type="password" name="password" required maxlength="200" autocomplete="off"${described}></p>
<button>${escapeHtml(t("open"))}</button></form></div>`;
}

const styleElement = (nonce: string, brandStyle: string) => `<style nonce="${escapeHtml(nonce)}">${publicStyle(brandStyle)}${REPORT_STYLE}</style>`;

function frame(title: string, main: string, brand: ReportBrand, nonce: string, footer?: string): string {
  const logo = brand.logo && brand.logo.bytes.length <= LARGEST_LOGO_BYTES ? brand.logo : null;
  return publicFrame({
    locale: localeOf(brand),
    title: `${title} · ${brand.name}`,
    style: styleElement(nonce, brand.style),
    head: NO_INDEX,
    owner: brand.name,
    logo: logo ? `<img src="data:${escapeHtml(logo.contentType)};base64,${Buffer.from(logo.bytes).toString("base64")}" alt="">` : "",
    main,
    ...(footer !== undefined && { footer }),
  });
}

const localeOf = (brand: ReportBrand): Locale => localeFrom(brand.locale) ?? DEFAULT_LOCALE;
