import type { Channel } from "../kinds.ts";
import type { FileSource, ImportField } from "./import-schema.ts";

interface KnownSource {
  /** The channel of its figures, where no column says another. */
  channel: Channel;
  /** What its columns are called, in its English and German exports; the first that a file has counts. Written small. */
  columns: Partial<Record<ImportField, readonly string[]>>;
  /** Columns, or beginnings of them, that no other source has. */
  marks: readonly string[];
}

/**
 * The exports that are recognised, by the headers that the platforms give them: Google Ads (report editor: Campaign, Day, Currency code,
 * Cost, Impr., Conv. value), Meta Ads Manager (Campaign name, Reporting starts, Amount spent (EUR), Link clicks), LinkedIn Campaign
 * Manager (Start Date (in UTC), Campaign Name, Total Spent), GA4 (lines with # above, Session campaign, Key events, Total revenue), and our own.
 */
export const SOURCES: Record<FileSource, KnownSource> = {
  google_ads: {
    channel: "google_ads",
    columns: {
      day: ["day", "date", "tag", "datum"],
      campaign: ["campaign", "kampagne"],
      campaignId: ["campaign id", "kampagnen-id"],
      currency: ["currency code", "currency", "währungscode", "währung"],
      impressions: ["impr.", "impressions", "impressionen"],
      clicks: ["clicks", "klicks"],
      conversions: ["conversions"],
      spend: ["cost", "kosten"],
      revenue: ["conv. value", "total conv. value", "conversion value", "conv.-wert", "conversion-wert"],
    },
    marks: ["impr.", "conv. value", "conv.-wert", "currency code", "währungscode"],
  },
  meta_ads: {
    channel: "facebook",
    columns: {
      day: ["day", "reporting starts", "tag", "berichtsbeginn", "beginn des berichts"],
      lastDay: ["reporting ends", "berichtsende", "ende des berichts"],
      campaign: ["campaign name", "name der kampagne", "kampagnenname"],
      campaignId: ["campaign id", "kampagnen-id"],
      channel: ["platform", "publisher platform", "plattform"],
      impressions: ["impressions", "impressionen"],
      clicks: ["link clicks", "clicks (all)", "link-klicks", "klicks (alle)"],
      conversions: ["purchases", "results", "leads", "käufe", "ergebnisse"],
      spend: ["amount spent", "ausgegebener betrag"],
      revenue: ["purchases conversion value", "website purchases conversion value", "conversion value", "conversion-wert von käufen"],
    },
    marks: ["amount spent", "ausgegebener betrag", "reporting starts", "reporting ends", "berichtsbeginn", "link clicks"],
  },
  linkedin: {
    channel: "linkedin",
    columns: {
      day: ["start date (in utc)", "start date", "date"],
      lastDay: ["end date (in utc)", "end date"],
      campaign: ["campaign name"],
      campaignId: ["campaign id"],
      currency: ["currency"],
      impressions: ["impressions"],
      clicks: ["clicks"],
      conversions: ["conversions"],
      spend: ["total spent"],
      revenue: ["total conversion value"],
    },
    marks: ["start date (in utc)", "total spent", "total conversion value", "campaign group name"],
  },
  ga4: {
    channel: "content",
    columns: {
      day: ["date", "day", "datum"],
      campaign: ["session campaign", "session manual campaign name", "campaign", "first user campaign", "sitzung – kampagne"],
      channel: ["session primary channel group (default channel group)", "session default channel group", "default channel group"],
      impressions: ["ads impressions", "google ads impressions"],
      clicks: ["ads clicks", "google ads clicks"],
      conversions: ["key events", "conversions", "schlüsselereignisse"],
      spend: ["ads cost", "google ads cost"],
      revenue: ["total revenue", "purchase revenue", "gesamtumsatz"],
    },
    marks: [
      "session campaign",
      "session manual campaign name",
      "session primary channel group",
      "session default channel group",
      "key events",
      "schlüsselereignisse",
    ],
  },
  own: {
    channel: "content",
    columns: {
      day: ["day", "from"],
      campaign: ["campaign"],
      channel: ["channel"],
      currency: ["currency"],
      impressions: ["impressions"],
      clicks: ["clicks"],
      conversions: ["conversions"],
      spend: ["spend"],
      revenue: ["revenue"],
    },
    marks: ["spend", "channel"],
  },
};

const CHANNEL_WORDS: readonly [RegExp, Channel][] = [
  [/instagram/, "instagram"],
  [/facebook|messenger|audience network|\bmeta\b/, "facebook"],
  [/linkedin/, "linkedin"],
  [/youtube/, "youtube"],
  [/tiktok/, "tiktok"],
  [/twitter|^x$/, "x"],
  [/e-?mail|newsletter/, "email"],
  [/google|paid search|cross-network|display|paid shopping|\bcpc\b/, "google_ads"],
  [/organic search|direct|referral|content|organic shopping/, "content"],
];

/** Which of our channels a platform's word means; null for one that could be several, such as "Paid Social". */
export function channelOf(text: string): Channel | null {
  const word = text.trim().toLowerCase();
  return CHANNEL_WORDS.find(([pattern]) => pattern.test(word.replaceAll("_", " ")))?.[1] ?? null;
}
