import { readDay, readNumber, shiftDecimals } from "#lib/platform/csv";
import { decimalsOf } from "#lib/platform/money";
import type { Channel } from "../kinds.ts";
import { CHANNELS } from "../kinds.ts";
import { COUNTED_FIELDS, type ImportField, type ImportSettings } from "./import-schema.ts";
import { channelOf } from "./sources.ts";

/** A line as it was understood. Counts and minor units are decimal text: conversions come in parts, and parts are added up before they are rounded. */
export interface ReadRow {
  campaignKey: string;
  campaignName: string;
  channel: Channel;
  day: string;
  currency: string;
  impressions: string;
  clicks: string;
  conversions: string;
  spendMinor: string;
  revenueMinor: string;
}

export type RowOutcome = { kind: "row"; row: ReadRow } | { kind: "skip" } | { kind: "problem"; message: string };

const SUMS = /^(?:grand total|total|totals|gesamt|gesamtsumme|summe)\b/i;
const MOST_NAME = 200;
const MOST_KEY = 100;
const FIELD_WORDS = { impressions: "impressions", clicks: "clicks", conversions: "conversions", spend: "spend", revenue: "revenue" } as const;

/** Makes the reader of a file's lines: where which column stands is looked up once. */
export function rowReader(settings: ImportSettings): (cells: readonly string[]) => RowOutcome {
  const places = new Map<ImportField, number>();
  for (const [field, column] of Object.entries(settings.columnOf)) {
    const at = column === null ? -1 : settings.columns.indexOf(column);
    if (at >= 0) places.set(field as ImportField, at);
  }
  const spendColumn = settings.columnOf.spend ?? "";
  const headerCurrency = /\(([A-Z]{3})\)\s*$/.exec(spendColumn)?.[1] ?? null;
  return (cells) => readRow(cells, settings, (field) => cells[places.get(field) ?? -1]?.trim() ?? "", headerCurrency);
}

function readRow(
  cells: readonly string[],
  settings: ImportSettings,
  cell: (field: ImportField) => string,
  headerCurrency: string | null,
): RowOutcome {
  const [name, dayText] = [cell("campaign"), cell("day")];
  const first = cells.find((text) => text.trim() !== "")?.trim() ?? "";
  if (first === "" || (name === "" && dayText === "")) return { kind: "skip" };
  // Sums of the platform: they name no day, or call themselves a total where the campaign or the day stands.
  if (SUMS.test(first) && (dayText === "" || SUMS.test(dayText) || readDay(dayText, settings.dateOrder) === null)) return { kind: "skip" };
  if (dayText !== "" && name === "" && cell("campaignId") === "") return problem("The campaign is missing.");
  const day = readDay(dayText, settings.dateOrder);
  if (day === null) return problem(`“${clip(dayText)}” is no day.`);
  const lastDay = cell("lastDay");
  if (lastDay !== "" && readDay(lastDay, settings.dateOrder) !== day) return problem("This line covers several days. Export the file by day.");
  const channelText = cell("channel");
  const known = CHANNELS.find((each) => each === channelText.toLowerCase());
  const channel = channelText === "" ? settings.channel : (known ?? channelOf(channelText));
  if (channel === null) return problem(`The channel “${clip(channelText)}” is not known.`);
  const currency = (cell("currency") || headerCurrency || settings.currency).toUpperCase();
  const id = cell("campaignId");
  if (name.length > MOST_NAME) return problem(`The name of a campaign has at most ${MOST_NAME} characters.`);
  const read: Record<string, string> = {};
  for (const field of COUNTED_FIELDS) {
    const number = readNumber(cell(field), settings.decimal);
    if (number === null) return problem(`“${clip(cell(field))}” is no number for ${FIELD_WORDS[field]}.`);
    read[field] = number;
  }
  const decimals = decimalsIn(currency);
  if (decimals === null) return problem(`“${clip(currency)}” is no currency.`);
  return {
    kind: "row",
    row: {
      campaignKey: (id === "" ? name : `${settings.source}:${id}`).slice(0, MOST_KEY),
      campaignName: name || id,
      channel,
      day,
      currency,
      impressions: read.impressions ?? "0",
      clicks: read.clicks ?? "0",
      conversions: read.conversions ?? "0",
      spendMinor: shiftDecimals(read.spend ?? "0", decimals),
      revenueMinor: shiftDecimals(read.revenue ?? "0", decimals),
    },
  };
}

const problem = (message: string): RowOutcome => ({ kind: "problem", message });
const clip = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const decimalsIn = (currency: string): number | null => (KNOWN_CURRENCIES.has(currency) ? decimalsOf(currency) : null);
