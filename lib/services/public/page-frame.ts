import { escapeHtml } from "#lib/platform/markup";
import { directionOf } from "#words/locales";
import type { PageBrand } from "./page-content.ts";
import type { PageReader, PageSpeech } from "./page-reader.ts";
import { PUBLIC_PAGE_STYLE } from "./page-style.ts";

export interface FrameParts {
  brand: Pick<PageBrand, "tenantId" | "name" | "product" | "style" | "logo">;
  reader: PageReader;
  speech: PageSpeech;
  title: string;
  main: string;
  /** Set on the style, where the policy of the answer allows it by nonce. */
  nonce?: string;
  /** As a script element, or "". */
  script?: string;
}

/** The style of a brand's page, as it stands in the element: policies allow it by its hash. */
export const styleOf = ({ style }: Pick<PageBrand, "style">): string => `${PUBLIC_PAGE_STYLE}${style ? `:root{${style}}` : ""}`;

const OUR_MARK =
  '<svg aria-hidden="true" width="32" height="32" viewBox="0 0 32 32"><rect width="32" height="32" rx="8"/><path fill="#fff" d="M9.5 7h7.25a4.5 4.5 0 0 1 0 9H9.5z"/><path fill="#fff" opacity=".72" d="M9.5 17.5h9a4 4 0 0 1 0 8h-9z"/></svg>';

/** The document around what a public page says: its owner's name and mark, the way in, and the feeds. */
export function pageFrame({ brand, reader: { locale, theme }, speech: { t }, title, main, nonce, script = "" }: FrameParts): string {
  const { tenantId, name, product, logo } = brand;
  const mark = logo ? `<img src="/status/logo/${escapeHtml(logo.hash)}" alt="" height="32">` : tenantId === null ? OUR_MARK : "";
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}" class="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(name)}</title>
<link rel="alternate" type="application/atom+xml" href="/status/atom.xml"><link rel="alternate" type="application/rss+xml" href="/status/rss.xml">
<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ""}>${styleOf(brand)}</style></head>
<body><a class="skip" href="#main">${escapeHtml(t("skip"))}</a>
<header><a class="brand" href="/status">${mark}<span>${escapeHtml(name)}</span></a><nav><a href="${tenantId === null ? "/login" : "/sso/begin"}">${escapeHtml(t("signIn"))}</a></nav></header>
<main id="main">${main}</main>
<footer><a href="/">${escapeHtml(t("home"))}</a><a href="/status/atom.xml">Atom</a><a href="/status/rss.xml">RSS</a><a href="/api/status">JSON</a>${
    product ? `<span class="note">${escapeHtml(t("onProduct", { product }))}</span>` : ""
  }</footer>${script}</body></html>
`;
}
