import { DAY_STYLE } from "#lib/platform/clock";
import { escapeHtml } from "#lib/platform/markup";
import type { Runtime } from "#lib/platform/runtime";
import { type Words, wordsOf } from "#words";
import type { Locale } from "#words/locales";
import type { TenantLevel } from "../levels/schema.ts";
import { sayBadge, sayLevel } from "./badge-text.ts";
import { sayFigure } from "./figure-text.ts";
import { changeOf, isBetter } from "./figure-values.ts";
import type { PublishedPortfolio } from "./portfolio-schema.ts";
import { publicFrame } from "./public-frame.ts";
import { type PublicPortfolio, readPublicPortfolio } from "./public-portfolio.ts";
import { publicStyle } from "./public-style.ts";
import { structuredData } from "./structured-data.ts";

type T = Words<"portfolioPage">;
/** Larger ones would make the page heavy. */
const LARGEST_LOGO_BYTES = 24_000;

/** The page of a portfolio, without script. Its language is the tenant's, whose words it has. */
export async function portfolioPage(runtime: Runtime, address: string): Promise<string> {
  return pageOf(await readPublicPortfolio(runtime, address));
}

/** What stands where nothing is published: the same for a draft and for nothing at all. */
export function noPortfolioPage(runtime: Runtime, locale: Locale): string {
  const t = wordsOf(locale, "portfolioPage");
  const title = t("notFoundTitle");
  const main = `<h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(t("notFoundNote"))}</p>`;
  const head = '<meta name="robots" content="noindex">';
  return publicFrame({
    locale,
    title,
    style: '<link rel="stylesheet" href="/portfolio/none/style">',
    head,
    owner: new URL(runtime.config.publicUrl).host,
    main,
  });
}

/** The stylesheet of a portfolio's page; that of no portfolio for any other address. */
export async function portfolioStyle(runtime: Runtime, address: string): Promise<string> {
  const known = address === "none" ? null : await readPublicPortfolio(runtime, address);
  return publicStyle(known?.owner.style ?? "");
}

/** @param preview the style element of a page that nobody else sees yet */
export function pageOf(portfolio: PublicPortfolio, preview: string | null = null): string {
  const { locale, title, summary, figures, badges, level, caseStudies, testimonials, owner, path, edition } = portfolio;
  const t = wordsOf(locale, "portfolioPage");
  const section = (heading: string, inner: string) => (inner ? `<section><h2>${escapeHtml(heading)}</h2>${inner}</section>` : "");
  const earned = [...(level ? [levelItem(level, t, locale)] : []), ...badges.map((badge) => badgeItem(badge, portfolio))].join("");
  const main = [
    portfolio.isDemo ? `<p><span class="mark">${escapeHtml(t("demo"))}</span></p>` : "",
    `<h1>${escapeHtml(title)}</h1>`,
    summary ? `<p class="lead">${escapeHtml(summary)}</p>` : "",
    section(t("figures"), figures.length > 0 ? `<ul class="figures">${figures.map((figure) => figureItem(figure, portfolio, t)).join("")}</ul>` : ""),
    section(t("badges"), earned ? `<ul class="figures">${earned}</ul>` : ""),
    section(t("caseStudies"), caseStudies.map((study) => caseStudyItem(study, t)).join("")),
    section(t("testimonials"), testimonials.map(testimonialItem).join("")),
  ].join("");
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(portfolio.publishedAt);
  const pdf = preview === null ? `<a href="${path}/pdf">PDF</a>` : "";
  const footer = `<p>${escapeHtml(t("sourceNote", { name: owner.name, date }))}</p>${pdf}`;
  const logo = owner.logo && owner.logo.bytes.length <= LARGEST_LOGO_BYTES ? owner.logo : null;
  return publicFrame({
    locale,
    title: portfolio.seoTitle || `${title} · ${owner.name}`,
    style: preview ?? `<link rel="stylesheet" href="${path}/style?v=${edition}">`,
    head: headOf(portfolio),
    owner: owner.name,
    logo: logo ? `<img src="data:${escapeHtml(logo.contentType)};base64,${Buffer.from(logo.bytes).toString("base64")}" alt="">` : "",
    main,
    footer,
  });
}

function headOf(portfolio: PublicPortfolio): string {
  const { title, seoTitle, seoDescription, summary, url, edition, owner, isUnlisted: hasSecretAddress, isDemo } = portfolio;
  const isUnlisted = hasSecretAddress || isDemo;
  const description = seoDescription || summary.slice(0, 200);
  const meta = (name: string, content: string, attribute = "property") =>
    content ? `<meta ${attribute}="${name}" content="${escapeHtml(content)}">` : "";
  const card = `${url}/card?v=${edition}`;
  return [
    meta("description", description, "name"),
    // A link that only some have is told to nobody else.
    isUnlisted
      ? '<meta name="robots" content="noindex,nofollow"><meta name="referrer" content="no-referrer">'
      : `<link rel="canonical" href="${escapeHtml(url)}">`,
    meta("og:type", "article"),
    meta("og:title", seoTitle || title),
    meta("og:description", description),
    meta("og:url", url),
    meta("og:site_name", owner.name),
    meta("og:image", card),
    '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">',
    isUnlisted ? "" : `<script type="application/ld+json">${structuredData(portfolio)}</script>`,
  ].join("");
}

function figureItem(figure: PublishedPortfolio["figures"][number], { locale }: PublicPortfolio, t: T): string {
  const { label, value, baseline, change, period, baselinePeriod } = sayFigure(figure, locale);
  const by = changeOf(figure);
  const tone = by !== null && isBetter(figure.measure, by) ? ' class="good"' : "";
  const was =
    baseline === null
      ? ""
      : `<span class="was">${escapeHtml(t("before", { value: baseline }))}${change ? ` <em${tone}>${escapeHtml(change)}</em>` : ""}</span>`;
  const when = baselinePeriod === null ? period : t("against", { period, baseline: baselinePeriod });
  return `<li><span>${escapeHtml(label)}</span><b>${escapeHtml(value)}</b>${was}<small>${escapeHtml(when)}<br>${escapeHtml(
    t("source", { rows: figure.source.rows, date: day(figure.verifiedAt, locale) }),
  )}</small></li>`;
}

function badgeItem(badge: PublishedPortfolio["badges"][number], { locale }: PublicPortfolio): string {
  const { name, why, tier, when } = sayBadge(badge, locale);
  return `<li><h3>${escapeHtml(name)}</h3><span>${escapeHtml(why)}</span><small>${escapeHtml(tier)} · ${escapeHtml(when)}</small></li>`;
}

function levelItem(level: TenantLevel, t: T, locale: Locale): string {
  const { name, why } = sayLevel(level, locale);
  return `<li><h3>${escapeHtml(name)}</h3><span>${escapeHtml(why)}</span><small>${escapeHtml(t("levelNow"))}</small></li>`;
}

const day = (at: string, locale: string) => new Intl.DateTimeFormat(locale, { ...DAY_STYLE, timeZone: "UTC" }).format(new Date(at));

function caseStudyItem({ title, challenge, solution, results, isUnverified }: PublishedPortfolio["caseStudies"][number], t: T): string {
  const parts = [
    [t("challenge"), challenge],
    [t("solution"), solution],
    [t("results"), results],
  ].filter(([, text]) => text);
  const mark = isUnverified ? `<span class="mark">${escapeHtml(t("notVerified"))}</span>` : "";
  return `<article><h3>${escapeHtml(title)}</h3>${mark}<dl>${parts.map(([name = "", text = ""]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl></article>`;
}

const testimonialItem = ({ name, role, quote }: PublicPortfolio["testimonials"][number]): string =>
  `<blockquote><p>${escapeHtml(quote)}</p><small>${escapeHtml(role ? `${name}, ${role}` : name)}</small></blockquote>`;
