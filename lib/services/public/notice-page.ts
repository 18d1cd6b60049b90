import { escapeHtml } from "#lib/platform/markup";
import type { PageBrand } from "./page-content.ts";
import { pageFrame } from "./page-frame.ts";
import { type PageReader, speechOf } from "./page-reader.ts";

export interface Notice {
  title: string;
  text: string;
  /** What can be done, as a form that is sent to the page's own address. */
  act?: { name: string; label: string };
}

/** A page that says one thing, and has one button at most, in the look of the status page that it belongs to. */
export function noticePage(brand: PageBrand, reader: PageReader, nonce: string, { title, text, act }: Notice): string {
  const speech = speechOf(reader.locale, brand.timeZone);
  const form = act ? `<form method="post"><button name="act" value="${escapeHtml(act.name)}">${escapeHtml(act.label)}</button></form>` : "";
  const main = `<div class="card"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}<p><a href="/status">${escapeHtml(speech.t("backToStatus"))}</a></p></div>`;
  return pageFrame({ brand, reader, speech, title, main, nonce });
}
