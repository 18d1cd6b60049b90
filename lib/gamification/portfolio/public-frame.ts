import { escapeHtml } from "#lib/platform/markup";
import { directionOf, type Locale } from "#words/locales";

/** A whole document. `head`, `main` and `footer` are HTML, the rest is text. */
export function publicFrame(parts: {
  locale: Locale;
  title: string;
  style: string;
  head?: string;
  owner: string;
  logo?: string;
  main: string;
  footer?: string;
}): string {
  const { locale, title, style, head = "", owner, logo = "", main, footer = "" } = parts;
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>${head}${style}</head>
<body><header>${logo}<span>${escapeHtml(owner)}</span></header><main>${main}</main>${footer ? `<footer>${footer}</footer>` : ""}</body></html>
`;
}
