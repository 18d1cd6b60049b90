import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { TIERS } from "../achievements/schema.ts";
import { tenantLevel } from "../levels/schema.ts";
import { PORTFOLIO_MEASURES } from "./figure-values.ts";

export const PORTFOLIO_KINDS = ["basic", "comprehensive", "premium", "custom"] as const;
export type PortfolioKind = (typeof PORTFOLIO_KINDS)[number];
export const PORTFOLIO_STATUSES = ["draft", "published", "unlisted", "withdrawn"] as const;

/** How much there may be of each. */
export const PORTFOLIO_LIMITS = { portfolios: 50, caseStudies: 10, testimonials: 50, badges: 12 } as const;

const line = (most: number, what: string) => trimmedText().max(most, `${what} has at most ${most} characters.`);
const title = line(120, "A title").min(1, "Give it a title.");
const prose = (what: string) => line(2_000, what);
const version = z.coerce.number().int().min(1);
const slug = trimmedText()
  .min(3, "An address has at least 3 characters.")
  .max(60, "An address has at most 60 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "An address has small letters, digits and single hyphens between them.");

export const generatePortfolioInput = z.strictObject({
  kind: z.enum(PORTFOLIO_KINDS).meta({ example: "comprehensive" }),
  title: title.meta({ example: "What we reached in 2026" }),
});
export type GeneratePortfolioInput = z.infer<typeof generatePortfolioInput>;

export const changePortfolioInput = z.strictObject({
  id: z.uuid(),
  version,
  slug,
  title,
  summary: prose("A summary"),
  seoTitle: line(70, "A title for search engines"),
  seoDescription: line(200, "A description for search engines"),
});
export type ChangePortfolioInput = z.infer<typeof changePortfolioInput>;

export const saveCaseStudyInput = z.strictObject({
  portfolioId: z.uuid(),
  version,
  /** Of the one to change; "" makes a new one. */
  id: z.union([z.uuid(), z.literal("")]),
  title,
  challenge: prose("A challenge"),
  solution: prose("A solution"),
  results: prose("The results"),
  isUnverified: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
export type SaveCaseStudyInput = z.infer<typeof saveCaseStudyInput>;

export const publishPortfolioInput = z.strictObject({ id: z.uuid(), version, as: z.enum(["published", "unlisted"]) });
export type PublishPortfolioInput = z.infer<typeof publishPortfolioInput>;

export const requestTestimonialInput = z.strictObject({
  portfolioId: z.uuid(),
  name: line(120, "A name").min(1, "Say whom you ask."),
  role: line(120, "A role"),
  email: trimmedText()
    .toLowerCase()
    .max(254, "An address has at most 254 characters.")
    .pipe(z.email("Enter a mail address such as name@company.example.")),
});
export type RequestTestimonialInput = z.infer<typeof requestTestimonialInput>;

export const decideTestimonialInput = z.strictObject({ portfolioId: z.uuid(), id: z.uuid(), decision: z.enum(["approved", "declined"]) });
export type DecideTestimonialInput = z.infer<typeof decideTestimonialInput>;

export const giveTestimonialInput = z.object({
  quote: line(1_000, "A testimonial").min(10, "Write a sentence at least."),
  consent: z.literal("yes", "Agree to the publication, or close this page."),
});

const day = z.iso.date();

/** A figure with what it was computed from. Money is in minor units of `currency`; percentages are plain ratios. */
export const portfolioFigure = z.object({
  id: z.uuid(),
  measure: z.enum(PORTFOLIO_MEASURES).meta({ example: "cpa_minor" }),
  unit: z.enum(["count", "money", "factor", "percent"]).meta({ example: "money" }),
  /** Null: all channels together. */
  channel: z.string().nullable().meta({ example: "google_ads" }),
  periodFrom: day,
  periodTo: day,
  baselineFrom: day.nullable(),
  baselineTo: day.nullable(),
  /** It claims that no whole month of the data had more. */
  isBestMonth: z.boolean(),
  value: z.number().meta({ example: 3780.4 }),
  baselineValue: z.number().nullable().meta({ example: 6000 }),
  currency: z.string().meta({ example: "EUR" }),
  source: z.object({
    rows: z.int().meta({ example: 184 }),
    changedAt: z.iso.datetime(),
  }),
  verifiedAt: z.iso.datetime(),
  /** Whether the data still says so: it may have been imported anew since. */
  verification: z.enum(["verified", "changed", "gone"]),
  isChosen: z.boolean(),
});
export type PortfolioFigureView = z.infer<typeof portfolioFigure>;

/** An achievement that the tenant has earned: what it is for, since when, and how often. It names nobody. */
const portfolioBadge = z.object({
  key: z.string().meta({ example: "first-campaign" }),
  name: z.string().meta({ example: "First Campaign Launch" }),
  /** What it was earned for. */
  why: z.string().meta({ example: "Launch your first campaign." }),
  tier: z.enum(TIERS).meta({ example: "bronze" }),
  times: z.int().meta({ example: 1 }),
  /** When it was earned for the first time. */
  earnedAt: z.iso.datetime(),
});
export type PortfolioBadge = z.infer<typeof portfolioBadge>;

/** One that was chosen and is not earned any more, or not to be shown, has no day. */
const portfolioBadgeChoice = portfolioBadge.extend({ earnedAt: z.iso.datetime().nullable(), isChosen: z.boolean() });
export type PortfolioBadgeChoice = z.infer<typeof portfolioBadgeChoice>;

const refusedClaim = z.object({ claim: z.string(), nearestFigureId: z.uuid().nullable() });

export const portfolioCaseStudy = z.object({
  id: z.uuid(),
  title: z.string(),
  challenge: z.string(),
  solution: z.string(),
  results: z.string(),
  isUnverified: z.boolean(),
  refusedClaims: z.array(refusedClaim),
});
export type PortfolioCaseStudyView = z.infer<typeof portfolioCaseStudy>;

export const portfolioTestimonial = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  email: z.string(),
  status: z.enum(["requested", "given", "approved", "declined", "withdrawn"]),
  quote: z.string(),
  consentText: z.string().nullable(),
  consentedAt: z.iso.datetime().nullable(),
  requestedAt: z.iso.datetime(),
});
export type PortfolioTestimonialView = z.infer<typeof portfolioTestimonial>;

export const portfolioRow = z.object({
  id: z.uuid(),
  title: z.string(),
  slug: z.string(),
  kind: z.enum(PORTFOLIO_KINDS),
  status: z.enum(PORTFOLIO_STATUSES),
  /** What was changed since it was published is not seen yet. */
  isChangedSince: z.boolean(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
export type PortfolioRow = z.infer<typeof portfolioRow>;

/** A portfolio as its tenant works on it. */
export const portfolioDraft = portfolioRow.extend({
  summary: z.string(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  /** Path of the page; null while nobody may open it. */
  path: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  figures: z.array(portfolioFigure),
  caseStudies: z.array(portfolioCaseStudy),
  testimonials: z.array(portfolioTestimonial),
  /** All that may be shown, and what was chosen and may not be any more. */
  badges: z.array(portfolioBadgeChoice),
  /** The level as it is now; null for who has no points that may be shown. */
  level: tenantLevel.nullable(),
  showsLevel: z.boolean(),
  /** What the summary claims and no chosen figure supports. */
  refusedClaims: z.array(refusedClaim),
});
export type PortfolioDraft = z.infer<typeof portfolioDraft>;

/** What was published, as it was then. Testimonials are not in here: whoever takes theirs back is gone from the page at once. */
export const publishedPortfolio = z.object({
  title: z.string(),
  summary: z.string(),
  seoTitle: z.string(),
  seoDescription: z.string(),
  figures: z.array(portfolioFigure.omit({ isChosen: true, verification: true })),
  caseStudies: z.array(portfolioCaseStudy.omit({ refusedClaims: true })),
  /** What was published before there were badges has none. */
  badges: z.array(portfolioBadge).default([]),
  /** Only whether it is shown: which it is, is asked at every reading. */
  showsLevel: z.boolean().default(false),
});
export type PublishedPortfolio = z.infer<typeof publishedPortfolio>;
