import { publicFrame, publicStyle } from "#lib/gamification";
import { escapeHtml } from "#lib/platform/markup";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE, type Locale, localeFrom } from "#words/locales";
import { REPORT_STYLE } from "../document/report-html.ts";
import type { MailedReport } from "./unsubscribe.ts";

/** The page behind the link that ends the mails of a schedule, without script. @param mailed null for a link of nobody, which is answered in the `browser`'s language */
export function unsubscribePage(mailed: MailedReport | null, nonce: string, browser: Locale): string {
  const locale = mailed ? (localeFrom(mailed.locale) ?? DEFAULT_LOCALE) : browser;
  const t = wordsOf(locale, "reportPage");
  const title = mailed ? t("endTitle", { name: mailed.reportName }) : t("unknownLink");
  const note = mailed === null ? t("unknownLinkNote") : mailed.hasEnded ? t("ended") : t("endNote", { tenant: mailed.tenantName });
  const form = mailed && !mailed.hasEnded ? `<form method="post"><button name="act" value="end">${escapeHtml(t("end"))}</button></form>` : "";
  return publicFrame({
    locale,
    title,
    style: `<style nonce="${escapeHtml(nonce)}">${publicStyle("")}${REPORT_STYLE}</style>`,
    head: '<meta name="robots" content="noindex">',
    owner: mailed?.tenantName ?? "",
    main: `<h1>${escapeHtml(title)}</h1><p class="lead"${mailed?.hasEnded ? ' role="status"' : ""}>${escapeHtml(note)}</p>${form}`,
  });
}
