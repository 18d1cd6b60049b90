import type { Channel } from "#lib/campaigns/schema";
import { TRADES, type Trade } from "./trades.ts";

/** What a campaign does on a channel on an ordinary day. Amounts in the major unit of its currency. */
export interface Line {
  campaign: string;
  channel: Channel;
  /** Days, both included. */
  from: string;
  to: string;
  impressions: number;
  clickRate: number;
  conversionRate: number;
  clickPrice: number;
  orderValue: number;
  /** What may be spent in all; nothing runs once it is used up. */
  mostSpend?: number;
}

/** What was not as on other days. */
export interface Happening {
  /** For whoever reads this. */
  because: string;
  /** All of the client's where none is named. */
  campaigns?: readonly string[];
  from: string;
  to: string;
  effect: "pause" | { clickPriceTimes: number } | { conversionRateTimes: number };
}

export interface ClientYear {
  trade: Trade;
  lines: readonly Line[];
  happenings: readonly Happening[];
}

/** The first day of the year, and the day before the files' own figures begin. */
export const YEAR_FROM = "2025-11-23";
export const YEAR_TO = "2026-08-24";

const spring = { from: "2026-03-02", to: "2026-06-30" };

export const CLIENT_YEARS: Readonly<Record<string, ClientYear>> = {
  "harbor-dental": {
    trade: TRADES.dentist,
    lines: [
      {
        ...{ campaign: "new-patients-winter", channel: "google_ads", from: YEAR_FROM, to: "2026-04-30", mostSpend: 29_500 },
        ...{ impressions: 1_500, clickRate: 0.046, conversionRate: 0.07, clickPrice: 2.6, orderValue: 230 },
      },
      {
        ...{ campaign: "new-patients-winter", channel: "facebook", from: YEAR_FROM, to: "2026-04-30", mostSpend: 4_500 },
        ...{ impressions: 2_100, clickRate: 0.013, conversionRate: 0.031, clickPrice: 1.05, orderValue: 185 },
      },
      {
        ...{ campaign: "new-patients-summer", channel: "google_ads", from: "2026-05-01", to: "2026-08-02", mostSpend: 17_000 },
        ...{ impressions: 1_580, clickRate: 0.046, conversionRate: 0.071, clickPrice: 2.75, orderValue: 232 },
      },
      {
        ...{ campaign: "new-patients-summer", channel: "facebook", from: "2026-05-01", to: "2026-08-02", mostSpend: 3_000 },
        ...{ impressions: 2_200, clickRate: 0.0125, conversionRate: 0.03, clickPrice: 1.08, orderValue: 186 },
      },
      {
        ...{ campaign: "new-patients-local", channel: "google_ads", from: "2026-08-03", to: YEAR_TO },
        ...{ impressions: 1_590, clickRate: 0.0465, conversionRate: 0.07, clickPrice: 2.9, orderValue: 234 },
      },
      {
        ...{ campaign: "new-patients-local", channel: "facebook", from: "2026-08-03", to: YEAR_TO },
        ...{ impressions: 2_220, clickRate: 0.0123, conversionRate: 0.031, clickPrice: 1.1, orderValue: 187 },
      },
      {
        ...{ campaign: "new-year-smile", channel: "instagram", from: "2026-01-02", to: "2026-02-28", mostSpend: 4_200 },
        ...{ impressions: 4_200, clickRate: 0.015, conversionRate: 0.016, clickPrice: 0.84, orderValue: 420 },
      },
      {
        ...{ campaign: "implant-consultations", channel: "google_ads", from: "2026-02-16", to: "2026-06-12" },
        ...{ impressions: 420, clickRate: 0.038, conversionRate: 0.03, clickPrice: 4.1, orderValue: 1_900 },
      },
      {
        ...{ campaign: "recall-reminders", channel: "email", from: "2026-05-04", to: YEAR_TO },
        ...{ impressions: 350, clickRate: 0.108, conversionRate: 0.128, clickPrice: 0.55, orderValue: 63 },
      },
    ],
    happenings: [
      { because: "The practice is closed over the holidays.", from: "2025-12-24", to: "2026-01-01", effect: "pause" },
      {
        ...{ because: "The treatment rooms move.", campaigns: ["implant-consultations"], from: "2026-03-09", to: "2026-03-22" },
        effect: "pause",
      },
      {
        ...{ because: "The form for appointments is broken on phones.", campaigns: ["new-patients-summer", "implant-consultations"] },
        ...{ from: "2026-05-05", to: "2026-05-29", effect: { conversionRateTimes: 0.22 } },
      },
    ],
  },
  "summit-outdoor": {
    trade: TRADES.outdoor,
    lines: [
      {
        ...{ campaign: "black-friday-2025", channel: "google_ads", from: YEAR_FROM, to: "2025-12-01", mostSpend: 12_000 },
        ...{ impressions: 16_000, clickRate: 0.032, conversionRate: 0.034, clickPrice: 0.75, orderValue: 105 },
      },
      {
        ...{ campaign: "black-friday-2025", channel: "instagram", from: YEAR_FROM, to: "2025-12-01", mostSpend: 6_000 },
        ...{ impressions: 20_000, clickRate: 0.015, conversionRate: 0.014, clickPrice: 0.6, orderValue: 95 },
      },
      {
        ...{ campaign: "holiday-gifts-2025", channel: "google_ads", from: "2025-12-02", to: "2025-12-24", mostSpend: 10_000 },
        ...{ impressions: 11_000, clickRate: 0.03, conversionRate: 0.029, clickPrice: 0.7, orderValue: 98 },
      },
      {
        ...{ campaign: "holiday-gifts-2025", channel: "facebook", from: "2025-12-02", to: "2025-12-24", mostSpend: 5_000 },
        ...{ impressions: 12_000, clickRate: 0.016, conversionRate: 0.016, clickPrice: 0.5, orderValue: 80 },
      },
      {
        ...{ campaign: "shop-search", channel: "google_ads", from: YEAR_FROM, to: "2026-07-31", mostSpend: 36_000 },
        ...{ impressions: 6_500, clickRate: 0.033, conversionRate: 0.03, clickPrice: 0.6, orderValue: 95 },
      },
      {
        ...{ campaign: "spring-trails", channel: "google_ads", ...spring },
        ...{ impressions: 9_000, clickRate: 0.03, conversionRate: 0.028, clickPrice: 0.66, orderValue: 110 },
      },
      {
        ...{ campaign: "spring-trails", channel: "instagram", ...spring },
        ...{ impressions: 13_000, clickRate: 0.015, conversionRate: 0.013, clickPrice: 0.55, orderValue: 98 },
      },
      {
        ...{ campaign: "spring-trails", channel: "youtube", ...spring },
        ...{ impressions: 20_000, clickRate: 0.008, conversionRate: 0.006, clickPrice: 0.22, orderValue: 90 },
      },
      {
        ...{ campaign: "members-preview", channel: "email", from: "2026-02-09", to: "2026-02-28" },
        ...{ impressions: 4_800, clickRate: 0.062, conversionRate: 0.03, clickPrice: 0.3, orderValue: 72 },
      },
      {
        ...{ campaign: "trail-club-emails", channel: "email", from: "2026-04-01", to: YEAR_TO },
        ...{ impressions: 5_000, clickRate: 0.058, conversionRate: 0.027, clickPrice: 0.31, orderValue: 68 },
      },
      {
        ...{ campaign: "summer-clearance", channel: "google_ads", from: "2026-08-01", to: YEAR_TO },
        ...{ impressions: 5_600, clickRate: 0.034, conversionRate: 0.034, clickPrice: 0.58, orderValue: 52 },
      },
      {
        ...{ campaign: "summer-clearance", channel: "facebook", from: "2026-08-01", to: YEAR_TO },
        ...{ impressions: 10_600, clickRate: 0.019, conversionRate: 0.023, clickPrice: 0.44, orderValue: 46 },
      },
    ],
    happenings: [
      { because: "The shop is closed for stocktaking.", from: "2026-01-05", to: "2026-01-18", effect: "pause" },
      {
        ...{ because: "A large competitor bids on the same words.", campaigns: ["spring-trails", "shop-search"] },
        ...{ from: "2026-03-02", to: "2026-03-31", effect: { clickPriceTimes: 1.85 } },
      },
      { because: "The tents are sold out.", campaigns: ["spring-trails"], from: "2026-05-11", to: "2026-05-20", effect: "pause" },
    ],
  },
  "verde-kitchen": {
    trade: TRADES.restaurant,
    lines: [
      {
        ...{ campaign: "christmas-parties", channel: "google_ads", from: YEAR_FROM, to: "2025-12-20", mostSpend: 900 },
        ...{ impressions: 300, clickRate: 0.04, conversionRate: 0.05, clickPrice: 1.1, orderValue: 420 },
      },
      {
        ...{ campaign: "christmas-parties", channel: "email", from: YEAR_FROM, to: "2025-12-20", mostSpend: 400 },
        ...{ impressions: 180, clickRate: 0.11, conversionRate: 0.06, clickPrice: 0.4, orderValue: 380 },
      },
      {
        ...{ campaign: "table-bookings", channel: "google_ads", from: YEAR_FROM, to: YEAR_TO, mostSpend: 7_500 },
        ...{ impressions: 700, clickRate: 0.046, conversionRate: 0.06, clickPrice: 0.7, orderValue: 38 },
      },
      {
        ...{ campaign: "table-bookings", channel: "facebook", from: YEAR_FROM, to: YEAR_TO, mostSpend: 4_000 },
        ...{ impressions: 1_500, clickRate: 0.018, conversionRate: 0.03, clickPrice: 0.42, orderValue: 34 },
      },
      {
        ...{ campaign: "valentines-dinner", channel: "instagram", from: "2026-01-26", to: "2026-02-14", mostSpend: 750 },
        ...{ impressions: 3_200, clickRate: 0.02, conversionRate: 0.03, clickPrice: 0.4, orderValue: 96 },
      },
      {
        ...{ campaign: "summer-terrace", channel: "instagram", from: "2026-05-11", to: YEAR_TO, mostSpend: 2_600 },
        ...{ impressions: 2_600, clickRate: 0.021, conversionRate: 0.035, clickPrice: 0.36, orderValue: 31 },
      },
    ],
    happenings: [
      { because: "The restaurant is closed after New Year.", from: "2026-01-01", to: "2026-01-14", effect: "pause" },
      {
        ...{ because: "The page for bookings shows an error.", campaigns: ["table-bookings"], from: "2026-06-02", to: "2026-06-28" },
        effect: { conversionRateTimes: 0.25 },
      },
      { because: "The kitchen is repaired.", from: "2026-06-29", to: "2026-07-05", effect: "pause" },
    ],
  },
};
