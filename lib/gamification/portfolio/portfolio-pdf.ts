import { DAY_STYLE } from "#lib/platform/clock";
import { keepTogether, makePdf, PDF_COLOURS, type Pdf } from "#lib/platform/pdf";
import { type Words, wordsOf } from "#words";
import { type BadgeText, sayBadge, sayLevel } from "./badge-text.ts";
import { sayFigure } from "./figure-text.ts";
import type { PublishedPortfolio } from "./portfolio-schema.ts";
import type { PublicPortfolio } from "./public-portfolio.ts";

const { ink: INK, muted: MUTED, warn: WARN, accent: OUR_ACCENT } = PDF_COLOURS;

/** The portfolio as a document with real text, each figure with its source. */
export function portfolioPdf(portfolio: PublicPortfolio): Promise<Uint8Array<ArrayBuffer>> {
  const { title, owner, locale, url, publishedAt } = portfolio;
  return makePdf({ title, author: owner.name, locale, createdAt: publishedAt }, (pdf) => {
    write(pdf, portfolio);
    pdf.moveDown(2).font("text").fontSize(8).fillColor(MUTED).text(url, { link: url });
  });
}

function write(pdf: Pdf, portfolio: PublicPortfolio): void {
  const { title, summary, owner, isDemo, locale, figures, badges, level, caseStudies, testimonials } = portfolio;
  const t = wordsOf(locale, "portfolioPage");
  const accent = /--brand-600:(#[0-9a-f]{6})/i.exec(owner.style)?.[1] ?? OUR_ACCENT;
  pdf.font("bold").fontSize(11).fillColor(accent).text(owner.name).moveDown(1);
  if (isDemo) pdf.fontSize(10).fillColor(WARN).text(t("demo")).moveDown(0.5);
  pdf.fontSize(24).fillColor(INK).text(title).moveDown(0.5);
  if (summary) pdf.font("text").fontSize(11).text(summary).moveDown(0.5);
  if (figures.length > 0) heading(pdf, t("figures"));
  for (const figure of figures) writeFigure(pdf, figure, { t, locale, accent });
  if (badges.length > 0 || level) heading(pdf, t("badges"));
  if (level) writeEarned(pdf, { ...sayLevel(level, locale), note: t("levelNow") });
  for (const badge of badges) writeEarned(pdf, noteOf(sayBadge(badge, locale)));
  if (caseStudies.length > 0) heading(pdf, t("caseStudies"));
  for (const study of caseStudies) writeStudy(pdf, study, t);
  if (testimonials.length > 0) heading(pdf, t("testimonials"));
  for (const { name, role, quote } of testimonials) {
    pdf.font("text").fontSize(11).fillColor(INK).text(quote);
    pdf
      .fontSize(9)
      .fillColor(MUTED)
      .text(role ? `${name}, ${role}` : name)
      .moveDown(0.8);
  }
}

function heading(pdf: Pdf, text: string): void {
  keepTogether(pdf, 90);
  pdf.moveDown(0.8).font("bold").fontSize(15).fillColor(INK).text(text).moveDown(0.5);
}

interface Look {
  t: Words<"portfolioPage">;
  locale: PublicPortfolio["locale"];
  accent: string;
}

function writeFigure(pdf: Pdf, figure: PublishedPortfolio["figures"][number], { t, locale, accent }: Look): void {
  keepTogether(pdf, 80);
  const { label, value, baseline, change, period, baselinePeriod } = sayFigure(figure, locale);
  pdf.font("text").fontSize(10).fillColor(INK).text(label);
  pdf.font("bold").fontSize(18).fillColor(accent).text(value);
  if (baseline !== null)
    pdf
      .font("text")
      .fontSize(10)
      .fillColor(INK)
      .text(`${t("before", { value: baseline })}${change ? ` ${change}` : ""}`);
  const date = new Intl.DateTimeFormat(locale, { ...DAY_STYLE, timeZone: "UTC" }).format(new Date(figure.verifiedAt));
  const when = baselinePeriod === null ? period : t("against", { period, baseline: baselinePeriod });
  pdf
    .font("text")
    .fontSize(8)
    .fillColor(MUTED)
    .text(`${when}. ${t("source", { rows: figure.source.rows, date })}`)
    .moveDown(0.9);
}

const noteOf = ({ name, why, tier, when }: BadgeText) => ({ name, why, note: `${tier} · ${when}` });

function writeEarned(pdf: Pdf, { name, why, note }: { name: string; why: string; note: string }): void {
  keepTogether(pdf, 60);
  pdf.font("bold").fontSize(12).fillColor(INK).text(name);
  pdf.font("text").fontSize(10).text(why);
  pdf.fontSize(8).fillColor(MUTED).text(note).moveDown(0.9);
}

function writeStudy(pdf: Pdf, { title, isUnverified, challenge, solution, results }: PublishedPortfolio["caseStudies"][number], t: Look["t"]): void {
  keepTogether(pdf, 80);
  pdf.font("bold").fontSize(12).fillColor(INK).text(title);
  if (isUnverified) pdf.fontSize(9).fillColor(WARN).text(t("notVerified"));
  const parts = [
    [t("challenge"), challenge],
    [t("solution"), solution],
    [t("results"), results],
  ] as const;
  for (const [name, text] of parts) {
    if (!text) continue;
    pdf.moveDown(0.3).font("bold").fontSize(9).fillColor(MUTED).text(name);
    pdf.font("text").fontSize(11).fillColor(INK).text(text);
  }
  pdf.moveDown(0.9);
}
