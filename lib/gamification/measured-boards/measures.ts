import type { CompanyMeasure } from "./schema.ts";

/**
 * A measured value, exact: `over` / `under`, so that equal values are equal and larger ones larger, whatever they are divided by; and how
 * many rows it was counted from. Money is in minor units of the company's own currency, which the quotient loses.
 */
export interface Measured {
  over: number;
  /** Above 0. */
  under: number;
  rows: number;
}

/** What was counted of a company in a period, and in the period before as far as this one has come. */
export interface CompanyCounts {
  /** Of its campaigns in its own currency: amounts of two currencies cannot be added. */
  impressions: number;
  clicks: number;
  conversions: number;
  spendMinor: number;
  revenueMinor: number;
  figureRows: number;
  conversionsBefore: number;
  revenueMinorBefore: number;
  figureRowsBefore: number;
  /** Of all its campaigns: channels, and kinds of campaigns, with something counted in the period, and none before. */
  channelsBegun: number;
  channelRows: number;
  kindsBegun: number;
  kindRows: number;
  /** Rows up to the end of the period, whenever they are of. */
  activityRows: number;
  activeMembers: number;
  /** Days, in UTC, on which one of them opened a session, added up over them. */
  memberDays: number;
  sessions: number;
  /** Points of active members: what came, less what was taken back. */
  points: number;
  pointEntries: number;
  achievements: number;
}

const quotient = (over: number, under: number, rows: number): Measured | null => (under > 0 ? { over, under, rows } : null);

/**
 * The value of each measure; null is unknown. More is better in each of them.
 *
 * | measure | formula | from | unknown |
 * | --- | --- | --- | --- |
 * | roi | (revenue − spend) / spend | `tenant_campaign_days` | nothing was spent |
 * | conversions | conversions | `tenant_campaign_days` | no figures |
 * | ctr | clicks / impressions | `tenant_campaign_days` | no impressions |
 * | conversion_growth | (conversions − conversions before) / conversions before | `tenant_campaign_days` | none before, or no figures now |
 * | revenue_growth | (revenue − revenue before) / revenue before | `tenant_campaign_days` | none before, or no figures now |
 * | sign_in_days | days on which a member signed in / active members | `achievement_event` of session.opened | no active members |
 * | achievements | achievements earned | `achievement_award` | never |
 * | points | points of members / active members | `ledger_entry` | no active members |
 * | new_channels | channels with figures that had none before the period | `tenant_campaign_activity` | no figures up to its end |
 * | new_campaign_kinds | kinds of campaigns with figures that had none before | `tenant_campaign_activity` | no figures up to its end |
 *
 * Sums come first and are divided once: ratios are never averaged. Of what the portal counts itself, nothing is 0; figures of campaigns come
 * from outside, and where there are none nothing is known. Pure.
 */
export const MEASURED_BY: Record<CompanyMeasure, (counts: CompanyCounts) => Measured | null> = {
  roi: ({ revenueMinor, spendMinor, figureRows }) => quotient(revenueMinor - spendMinor, spendMinor, figureRows),
  conversions: ({ conversions, figureRows }) => (figureRows > 0 ? { over: conversions, under: 1, rows: figureRows } : null),
  ctr: ({ clicks, impressions, figureRows }) => quotient(clicks, impressions, figureRows),
  conversion_growth: (counts) => growth(counts, counts.conversions, counts.conversionsBefore),
  revenue_growth: (counts) => growth(counts, counts.revenueMinor, counts.revenueMinorBefore),
  sign_in_days: ({ memberDays, activeMembers, sessions }) => quotient(memberDays, activeMembers, sessions),
  achievements: ({ achievements }) => ({ over: achievements, under: 1, rows: achievements }),
  points: ({ points, activeMembers, pointEntries }) => quotient(points, activeMembers, pointEntries),
  new_channels: ({ channelsBegun, channelRows, activityRows }) => (activityRows > 0 ? { over: channelsBegun, under: 1, rows: channelRows } : null),
  new_campaign_kinds: ({ kindsBegun, kindRows, activityRows }) => (activityRows > 0 ? { over: kindsBegun, under: 1, rows: kindRows } : null),
};

const growth = ({ figureRows, figureRowsBefore }: CompanyCounts, now: number, before: number): Measured | null =>
  figureRows > 0 ? quotient(now - before, before, figureRows + figureRowsBefore) : null;
