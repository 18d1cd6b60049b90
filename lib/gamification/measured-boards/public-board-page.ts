import { createHash } from "node:crypto";
import { escapeHtml } from "#lib/platform/markup";
import type { Runtime } from "#lib/platform/runtime";
import { type Words, wordsOf } from "#words";
import { directionOf, type Locale } from "#words/locales";
import { type PublicBoard, readPublicBoard } from "./public-board.ts";
import { BOARD_KINDS, type BoardKind, type CompanyPeriod } from "./schema.ts";

const PERIOD_WORDS = { day: "today", week: "thisWeek", month: "thisMonth", quarter: "thisQuarter", all: "allTime" } as const;

/** It loads nothing; who reads it chooses light or dark. */
const STYLE = [
  ":root{color-scheme:light dark;--ground:#fff;--line:#e4e7ec;--ink:#1d2939;--muted:#5d677b}",
  "@media(prefers-color-scheme:dark){:root{--ground:#101828;--line:#344054;--ink:#f0f2f5;--muted:#98a2b3}}",
  "*{box-sizing:border-box}body{margin:0;padding:1rem;background:var(--ground);color:var(--ink);font:400 .875rem/1.5 ui-sans-serif,system-ui,'Noto Sans',sans-serif;overflow-wrap:anywhere}",
  "h1{margin:0;font-size:1.125rem;line-height:1.5}p{margin:.25rem 0 0;color:var(--muted)}table{width:100%;margin-top:.75rem;border-collapse:collapse}",
  "th,td{padding:.5rem .25rem;border-top:1px solid var(--line);text-align:start;font-weight:400}thead th{border:0;color:var(--muted);font-size:.75rem}",
  "tbody th{font-weight:500}.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}",
].join("");

/** Frames of any page may show it, and it may do nothing but be read. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors *",
].join("; ");

interface PublicPage {
  body: string;
  status: number;
  /** Its policy, that of the answer. */
  policy: string;
}

/** A public board as a small page without script, for frames of other sites. The same is told of a board that is private and of none. */
export async function publicBoardPage(
  runtime: Pick<Runtime, "db" | "clock">,
  asked: { board: string; period: CompanyPeriod; lang: Locale },
): Promise<PublicPage> {
  const board = await readPublicBoard(runtime, asked.board, asked.period);
  const t = wordsOf(asked.lang, "companies");
  if (!board) return { body: documentOf(asked.lang, t("notPublic"), `<p>${escapeHtml(t("notPublicNote"))}</p>`), status: 404, policy: POLICY };
  const name = board.name ?? (isKind(asked.board) ? t(asked.board) : t("board"));
  const main = `<p>${escapeHtml(t(PERIOD_WORDS[asked.period]))}</p>${
    board.companies.length > 0 ? tableOf(board.companies, asked.lang, t) : `<p>${escapeHtml(t("nobodyInPublic"))}</p>`
  }<p><small>${escapeHtml(t("publicRanksNote"))}</small></p>`;
  return { body: documentOf(asked.lang, name, main), status: 200, policy: POLICY };
}

const isKind = (key: string): key is BoardKind => BOARD_KINDS.some((kind) => kind === key);

function tableOf(companies: PublicBoard["companies"], locale: Locale, t: Words<"companies">): string {
  const whole = new Intl.NumberFormat(locale);
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const rows = companies.map(
    ({ rank, name, scoreHundredths }) =>
      `<tr><td class="n">${whole.format(rank)}</td><th scope="row">${escapeHtml(name)}</th><td class="n">${score.format(scoreHundredths / 100)}</td></tr>`,
  );
  const heads = `<th scope="col" class="n">${escapeHtml(t("rank"))}</th><th scope="col">${escapeHtml(t("company"))}</th><th scope="col" class="n">${escapeHtml(t("score"))}</th>`;
  return `<table aria-label="${escapeHtml(t("companiesByScore"))}"><thead><tr>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function documentOf(locale: Locale, title: string, main: string): string {
  return `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${main}</main></body></html>
`;
}
