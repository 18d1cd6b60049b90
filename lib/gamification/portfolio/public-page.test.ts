import { randomBytes } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import { describe, expect, test } from "vitest";
import { warningsInPdf } from "#tests/support/pdf";
import { portfolioPdf } from "./portfolio-pdf.ts";
import { PORTFOLIO_LIMITS } from "./portfolio-schema.ts";
import { pageOf } from "./public-page.ts";
import type { PublicPortfolio } from "./public-portfolio.ts";
import { publicStyle } from "./public-style.ts";
import { shareTexts } from "./share-texts.ts";
import { structuredData } from "./structured-data.ts";

const LARGEST_PAGE_BYTES = 100_000;
const id = "0198f3c2-7d1e-7a40-9c55-1f2e3d4c5b6a";

/** Prose of so many characters out of two thousand words, the same at each run: about as dense as what people write. */
function wordsFrom(seed: number): (length: number) => string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const words = Array.from({ length: 2_000 }, () => Array.from({ length: 2 + next(9) }, () => "etaoinshrdlcumwfgypb"[next(20)]).join(""));
  return (length) => {
    let text = "";
    while (text.length < length) text += `${words[next(words.length)]} `;
    return text.slice(0, length);
  };
}

const portfolio = (change: Partial<PublicPortfolio> = {}): PublicPortfolio => ({
  id,
  path: "/portfolio/results",
  url: "https://portal.example/portfolio/results",
  isUnlisted: false,
  isDemo: false,
  publishedAt: new Date("2026-11-01T12:00:00Z"),
  title: "Results",
  summary: "What we reached.",
  seoTitle: "",
  seoDescription: "",
  testimonials: [{ name: "Zoë Łęcka", role: "Owner", quote: "They did it." }],
  owner: { name: "Harbor Dental", style: "", logo: null },
  locale: "en",
  edition: "abc",
  figures: [
    {
      id,
      measure: "cpa_minor",
      unit: "money",
      channel: "google_ads",
      periodFrom: "2026-07-01",
      periodTo: "2026-09-30",
      baselineFrom: "2026-01-01",
      baselineTo: "2026-03-31",
      isBestMonth: false,
      value: 3_780,
      baselineValue: 6_000,
      currency: "EUR",
      source: { rows: 184, changedAt: "2026-10-01T00:00:00.000Z" },
      verifiedAt: "2026-11-01T12:00:00.000Z",
    },
  ],
  badges: [
    {
      key: "first-conversion",
      name: "First Conversion",
      why: "Win your first conversion.",
      tier: "bronze",
      times: 2,
      earnedAt: "2026-03-02T08:00:00.000Z",
    },
  ],
  showsLevel: true,
  level: { level: 4, name: "Strategist", of: 20, points: 600 },
  caseStudies: [{ id, title: "Case", challenge: "Dear clicks.", solution: "Better words.", results: "Fewer.", isUnverified: true }],
  ...change,
});

describe("the public page", () => {
  test("shows each figure with its period, baseline and source", () => {
    const html = pageOf(portfolio());
    for (const part of ["€37.80", "before: €60.00", "-37%", "From 184 rows of campaign data", "Google Ads", "Not verified"])
      expect(html).toContain(part);
  });

  test("shows each badge with what it was earned for and since when, in the tenant's language, and to search engines", () => {
    const html = pageOf(portfolio());
    for (const part of ["First Conversion", "Win your first conversion.", "Bronze · since Mar 2, 2026, 2 times"]) expect(html).toContain(part);
    expect(structuredData(portfolio())).toContain('"award":["Level 4: Strategist","First Conversion (since Mar 2, 2026, 2 times)"]');
    const german = pageOf(portfolio({ locale: "de" }));
    for (const part of ["Erste Conversion", "Gewinnen Sie Ihre erste Conversion.", "seit 2. März 2026, 2 Mal"]) expect(german).toContain(part);
    expect(pageOf(portfolio({ badges: [], level: null }))).not.toContain("Achievements");
    expect(structuredData(portfolio({ badges: [], level: null }))).not.toContain("award");
  });

  test("shows the level as it is now, alone as well, in the tenant's language, and to search engines", () => {
    const alone = portfolio({ badges: [], locale: "de" });
    for (const part of ["Auszeichnungen", "Stufe 4: Strategist", "Eine von 20 Stufen, erreicht mit 600 Punkten", "Nach heutigem Stand"])
      expect(pageOf(alone)).toContain(part);
    expect(structuredData(alone)).toContain('"award":["Stufe 4: Strategist"]');
    expect(pageOf(portfolio({ level: { level: 1_000, name: "", of: 1_000, points: 50_000 } }))).toContain("<h3>Level 1,000</h3>");
    expect(pageOf(portfolio({ level: null }))).not.toContain("Level");
    expect(pageOf(portfolio({ level: { level: 4, name: "<b>", of: 20, points: 600 } }))).not.toContain("<b>:");
  });

  test("has no script that runs, and no stars of its own", () => {
    const html = pageOf(portfolio());
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(html).not.toMatch(/review|rating/i);
  });

  test("shows as text whatever somebody wrote", () => {
    const html = pageOf(portfolio({ title: '</title><script>alert("1")</script>', summary: "<img src=x onerror=alert(1)>" }));
    expect(html).not.toMatch(/<script>|<img/);
    expect(structuredData(portfolio({ title: "</script><b>" }))).not.toContain("<");
  });

  test("is light, with its style and as much in it as there can be", () => {
    const [figure] = portfolio().figures;
    const study = { ...portfolio().caseStudies[0], challenge: "x".repeat(2_000), solution: "y".repeat(2_000), results: "z".repeat(2_000) };
    const full = portfolio({
      figures: Array.from({ length: 30 }, () => figure as PublicPortfolio["figures"][number]),
      badges: Array.from({ length: 12 }, () => ({ ...portfolio().badges[0], why: "w".repeat(500) }) as PublicPortfolio["badges"][number]),
      caseStudies: Array.from({ length: 3 }, () => study as PublicPortfolio["caseStudies"][number]),
      owner: { name: "Harbor", style: "", logo: { contentType: "image/png", bytes: new Uint8Array(24_000) } },
    });
    expect(Buffer.byteLength(pageOf(full) + publicStyle(""))).toBeLessThan(LARGEST_PAGE_BYTES);
  });

  test("is light on its way with as much as a portfolio can hold: every case study, testimonial, badge and channel, and a logo", () => {
    const [figure] = portfolio().figures;
    const text = wordsFrom(7);
    const full = portfolio({
      figures: Array.from({ length: 100 }, () => figure as PublicPortfolio["figures"][number]),
      badges: Array.from(
        { length: PORTFOLIO_LIMITS.badges },
        () => ({ ...portfolio().badges[0], why: text(500) }) as PublicPortfolio["badges"][number],
      ),
      caseStudies: Array.from({ length: PORTFOLIO_LIMITS.caseStudies }, () => ({
        ...{ id, title: text(120), challenge: text(2_000), solution: text(2_000), results: text(2_000), isUnverified: false },
      })),
      testimonials: Array.from({ length: PORTFOLIO_LIMITS.testimonials }, () => ({ name: text(120), role: text(120), quote: text(1_000) })),
      owner: { name: "Harbor", style: "", logo: { contentType: "image/png", bytes: randomBytes(24_000) } },
    });
    // As the server sends pages (`lib/platform/http/compress.ts`).
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 } };
    expect(brotliCompressSync(pageOf(full) + publicStyle(""), options).length).toBeLessThan(LARGEST_PAGE_BYTES);
  });

  test("an unlisted one is told to no search engine, and its address to nobody", () => {
    const html = pageOf(portfolio({ isUnlisted: true }));
    expect(html).toContain('content="noindex,nofollow"');
    expect(html).toContain('name="referrer" content="no-referrer"');
    expect(html).not.toContain("canonical");
    expect(html).not.toContain("ld+json");
  });

  test("speaks the tenant's language", () => {
    const html = pageOf(portfolio({ locale: "de" }));
    expect(html).toContain('<html lang="de"');
    expect(html).toMatch(/37,80\s€/);
  });
});

test("the PDF is one, and has text of any alphabet of Europe", async () => {
  const pdf = Buffer.from(await portfolioPdf(portfolio({ title: "Ergebnisse – Łódź, Αθήνα, Київ" })));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.toString("latin1")).toContain("/ToUnicode");
});

test("the PDF of a demonstration says that its figures are made up", async () => {
  expect(warningsInPdf(await portfolioPdf(portfolio({ isDemo: true, caseStudies: [] })))).toBe(1);
  expect(warningsInPdf(await portfolioPdf(portfolio({ caseStudies: [] })))).toBe(0);
});

test("texts to share name the address, and say what they may be said with", () => {
  const texts = shareTexts({
    title: "Results",
    name: "Harbor Dental",
    url: "https://portal.example/portfolio/results",
    highlight: "ROAS 4.2×",
    locale: "en",
  });
  expect(texts.map(({ place }) => place)).toEqual(["mail", "x", "linkedin", "whatsapp", "facebook"]);
  for (const { text } of texts) expect(text).toContain("https://portal.example/portfolio/results");
  expect(texts[0]?.href).toMatch(/^mailto:\?subject=Results&body=/);
  expect(texts[0]?.href).not.toContain("+");
});
