import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, pageCursor, rowLimit } from "#lib/tables/schema";
import { CODE_PREFIXES, readReferralCode } from "./code.ts";
import { CONVERSION_STATES } from "./conversion-states.ts";
import { FRAUD_SIGNALS, FRAUD_VERDICTS } from "./fraud-score.ts";

export { CODE_PREFIXES } from "./code.ts";
export { CONVERSION_STATES, type ConversionState } from "./conversion-states.ts";
export { FRAUD_SIGNALS, FRAUD_VERDICTS, type FraudSignal, type FraudVerdict } from "./fraud-score.ts";

export const CONVERSION_KINDS = ["signup", "trial", "subscription", "upgrade", "purchase"] as const;
export type ConversionKind = (typeof CONVERSION_KINDS)[number];
export const REFERRAL_TIERS = ["starter", "bronze", "silver", "gold"] as const;
export type ReferralTier = (typeof REFERRAL_TIERS)[number];
/** A code, and the attribution of a visit, count for this long. */
export const REFERRAL_DAYS = 365;
export const REFERRAL_LIMITS = { codesPerPerson: 50, usage: 100_000 } as const;

const code = z
  .string()
  .max(40, "A code has 11 characters.")
  .transform((text, context) => {
    const read = readReferralCode(text);
    if (read === null) context.addIssue({ code: "custom", message: "A code is BIZ or PRO and eight digits of 0–9 and A–F." });
    return read ?? z.NEVER;
  })
  .meta({ example: "BIZ1A2B3C4D" });
export const codeInput = z.strictObject({ code });

const count = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.");

/** BIZ is a person's own code: asked for again it is the same. PRO is one more, for a campaign. */
export const generateReferralInput = z.strictObject({
  kind: z.enum(CODE_PREFIXES, "Choose BIZ or PRO.").meta({ example: "PRO" }),
  /** What it is for. */
  label: trimmedText().max(80, "Use at most 80 characters.").default("").meta({ example: "Trade fair in March" }),
  /** How many conversions it counts for; 0 is no limit. */
  usageLimit: count.max(REFERRAL_LIMITS.usage, "At most 100,000 uses.").default(0).meta({ example: 0 }),
});
export type GenerateReferralInput = z.infer<typeof generateReferralInput>;

/** Texts to share, with the address that says where they were shared. */
export const shareText = z.object({ place: z.enum(["mail", "x", "linkedin", "whatsapp", "facebook"]), text: z.string(), url: z.string() });
export const referralCode = z.object({
  code: z.string(),
  kind: z.enum(CODE_PREFIXES),
  label: z.string(),
  url: z.string(),
  usageLimit: z.int(),
  /** Conversions that were not rejected or reversed. */
  used: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Open, closed by its owner, past its year, or used up. */
  state: z.enum(["open", "closed", "expired", "used_up"]),
});
export type ReferralCodeView = z.infer<typeof referralCode>;
export const generatedReferral = referralCode.extend({ shareTexts: z.array(shareText) });
export type GeneratedReferral = z.infer<typeof generatedReferral>;

const hashed = (what: string) => trimmedText().min(1).max(200, `${what} has at most 200 characters.`).nullable().default(null);

/** A conversion of one of the tenant's own customers, as its systems know it. What is not known is left out, and weighs nothing. */
export const trackConversionInput = z.strictObject({
  code,
  kind: z.enum(CONVERSION_KINDS, "No such kind of conversion.").meta({ example: "purchase" }),
  /** The tenant's own name for it, such as an order's number: it counts once. */
  externalId: trimmedText().min(1, "Name it, so that it counts once.").max(120, "Use at most 120 characters.").meta({ example: "order-1042" }),
  email: emailAddress.meta({ example: "buyer@example.com" }),
  /** When they first followed the link. */
  firstTouchAt: z.iso.datetime({ offset: true }).nullable().default(null),
  convertedAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** In minor units of the tenant's currency; a purchase needs it. */
  amountMinor: z.int().min(0).max(1_000_000_000).nullable().default(null).meta({ example: 12_900 }),
  source: trimmedText()
    .toLowerCase()
    .regex(/^[a-z0-9_-]{1,40}$/, "Use small letters, digits, - and _.")
    .default("api"),
  /** The customer's IP address; a hash of it will do. */
  address: hashed("An address"),
  device: hashed("A device"),
  /** A fingerprint of the payment instrument, never its number. */
  payment: hashed("A fingerprint"),
});
export type TrackConversionInput = z.infer<typeof trackConversionInput>;

const stateAnd = { id: z.uuid(), kind: z.enum(CONVERSION_KINDS), state: z.enum(CONVERSION_STATES) };

/** As its referrer sees it: who came is not told in full. */
export const conversionView = z.object({
  ...stateAnd,
  code: z.string(),
  source: z.string(),
  /** Such as "a…@example.com". */
  who: z.string(),
  points: z.int(),
  /** In percent of the base. */
  multiplier: z.int(),
  convertedAt: z.iso.datetime(),
  /** When its points become available. */
  dueAt: z.iso.datetime().nullable(),
  paidAt: z.iso.datetime().nullable(),
});
export type ConversionView = z.infer<typeof conversionView>;
export const trackedConversion = conversionView.extend({ isNew: z.boolean() });

const step = z.object({ name: z.enum(["visits", "consents", "signup", "trial", "subscription", "upgrade", "purchase"]), count: z.int() });
export const referralFunnel = z.object({
  steps: z.array(step),
  /** By where the link stood. */
  sources: z.array(z.object({ source: z.string(), visits: z.int(), conversions: z.int() })),
  states: z.record(z.enum(CONVERSION_STATES), z.int()),
  points: z.object({ approved: z.int(), paid: z.int() }),
});
export type ReferralFunnel = z.infer<typeof referralFunnel>;
export const codeAnalytics = referralFunnel.extend({
  code: referralCode,
  /** The last thirty days (UTC), without those on which nothing happened. */
  days: z.array(z.object({ day: z.iso.date(), visits: z.int(), conversions: z.int() })),
});
export type CodeAnalytics = z.infer<typeof codeAnalytics>;

export const tierProgress = z.object({
  tier: z.enum(REFERRAL_TIERS),
  multiplier: z.int(),
  /** Paid referrals that were not reversed. */
  paid: z.int(),
  /** Null on the last. */
  next: z.object({ tier: z.enum(REFERRAL_TIERS), multiplier: z.int(), missing: z.int() }).nullable(),
});
export type TierProgress = z.infer<typeof tierProgress>;

export const referralCredit = z.object({
  id: z.uuid(),
  amountMinor: z.int(),
  currency: z.string(),
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});
export type ReferralCreditView = z.infer<typeof referralCredit>;

/** The first page of what somebody's invitations brought, and the rest by `cursor`. */
export const ownReferrals = z.object({
  codes: z.array(referralCode),
  funnel: referralFunnel,
  tier: tierProgress,
  conversions: z.array(conversionView),
  nextCursor: z.string().nullable(),
  /** What the company itself got for having been invited. */
  credits: z.array(referralCredit),
});
export type OwnReferrals = z.infer<typeof ownReferrals>;
export const ownReferralsInput = z.strictObject({ cursor: pageCursor(), limit: rowLimit() });
export type OwnReferralsInput = z.infer<typeof ownReferralsInput>;

/** A signal with what shows it. `isPresent` is null for one that could not be looked at: it weighs nothing. */
export const weighedSignal = z.object({
  signal: z.enum(FRAUD_SIGNALS),
  isPresent: z.boolean().nullable(),
  weight: z.number(),
  evidence: z.string().nullable(),
});

export const reviewDecision = z.object({
  id: z.uuid(),
  fromState: z.enum(CONVERSION_STATES),
  toState: z.enum(CONVERSION_STATES),
  /** Null for what the portal itself decided. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  isFraud: z.boolean().nullable(),
  at: z.iso.datetime(),
});

/** A conversion as a reviewer sees it. */
export const reviewItem = z.object({
  ...stateAnd,
  tenantId: z.uuid(),
  tenantName: z.string(),
  code: z.string(),
  referrerName: z.string().nullable(),
  referrerEmail: z.string().nullable(),
  referredName: z.string().nullable(),
  referredEmail: z.string(),
  source: z.string(),
  firstTouchAt: z.iso.datetime().nullable(),
  convertedAt: z.iso.datetime(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  /** 0 to 1. */
  score: z.number(),
  verdict: z.enum(FRAUD_VERDICTS).nullable(),
  points: z.int(),
  signals: z.array(weighedSignal),
  decisions: z.array(reviewDecision),
});
export type ReviewItem = z.infer<typeof reviewItem>;

export const reviewFilter = z.strictObject({ state: choiceFilter(CONVERSION_STATES, "No such state.").optional() });
const REVIEW_SORTS = ["created", "-created"] as const;
/** The oldest first unless told. */
export const listReviewsInput = reviewFilter.extend({ sort: z.enum(REVIEW_SORTS).default("created"), cursor: pageCursor(), limit: rowLimit() });
export type ListReviewsInput = z.infer<typeof listReviewsInput>;
export const reviewPage = z.object({ conversions: z.array(reviewItem), nextCursor: z.string().nullable() });
export type ReviewPage = z.infer<typeof reviewPage>;

export const REVIEW_ACTS = ["approve", "reject", "uphold", "reverse"] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];
/** approve and reject decide or overturn; uphold says that it is right as it is; reverse takes back what was paid. */
export const decideReferralInput = z.strictObject({
  id: z.uuid(),
  act: z.enum(REVIEW_ACTS, "No such decision."),
  reason: trimmedText().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters."),
});
export type DecideReferralInput = z.infer<typeof decideReferralInput>;

/** Of what people looked at: how often the score was right. Null where nothing was looked at. */
export const fraudFigures = z.object({
  /** Conversions that a person decided about. */
  decided: z.int(),
  fraud: z.int(),
  /** Flagged: sent to review or rejected by the score. */
  flagged: z.int(),
  flaggedFraud: z.int(),
  overturned: z.int(),
  precision: z.number().nullable(),
  recall: z.number().nullable(),
  signals: z.array(z.object({ signal: z.enum(FRAUD_SIGNALS), seen: z.int(), fraud: z.int(), precision: z.number().nullable() })),
});
export type FraudFigures = z.infer<typeof fraudFigures>;

export const RING_REASONS = ["cycle", "star", "shared"] as const;
/** Companies that invited each other, a company that invited many of whom nobody went on, or companies that share something. */
export const referralRing = z.object({
  reason: z.enum(RING_REASONS),
  /** What is shared, for "shared". */
  shared: z.enum(["address", "device", "payment"]).nullable(),
  tenantIds: z.array(z.uuid()),
});
export const referralGraph = z.object({
  nodes: z.array(z.object({ tenantId: z.uuid(), name: z.string() })),
  edges: z.array(z.object({ from: z.uuid(), to: z.uuid(), state: z.enum(CONVERSION_STATES), conversionId: z.uuid() })),
  rings: z.array(referralRing),
  /** Whether there are more referrals than were looked at. */
  isCut: z.boolean(),
});
export type ReferralGraph = z.infer<typeof referralGraph>;
