import { describe, expect, test } from "vitest";
import { encodingOf, linesOf } from "#lib/platform/csv";
import { GA4, GOOGLE_ADS, GOOGLE_ADS_GERMAN, LINKEDIN, META_ADS, OWN } from "./exports.fixture.ts";
import { type RowOutcome, rowReader } from "./read-row.ts";
import { recognise } from "./recognise.ts";

const settingsOf = (text: string) => recognise(text, "utf-8", "EUR").settings;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function outcomesOf(text: string, bytes: Uint8Array = Buffer.from(text), size = 7): Promise<RowOutcome[]> {
  const encoding = encodingOf(bytes);
  const { settings } = recognise(text, encoding, "EUR");
  const read = rowReader(settings);
  const outcomes: RowOutcome[] = [];
  for await (const { cells } of linesOf(pieces(bytes, size), settings)) outcomes.push(read(cells));
  return outcomes;
}

const rowsIn = (outcomes: RowOutcome[]) => outcomes.flatMap((each) => (each.kind === "row" ? [each.row] : []));
const problemsIn = (outcomes: RowOutcome[]) => outcomes.flatMap((each) => (each.kind === "problem" ? [each.message] : []));

describe("an export is known by its header", () => {
  test.each([
    ["Google Ads", GOOGLE_ADS, "google_ads", ",", 3, "."],
    ["Google Ads in German", GOOGLE_ADS_GERMAN, "google_ads", ";", 3, ","],
    ["Meta Ads", META_ADS, "meta_ads", ",", 1, "."],
    ["LinkedIn", LINKEDIN, "linkedin", ",", 3, "."],
    ["GA4", GA4, "ga4", ",", 8, "."],
    ["our own", OWN, "own", ",", 1, "."],
  ] as const)("%s", (_, text, source, delimiter, headerRecord, decimal) => {
    const { settings, isKnown } = recognise(text, "utf-8", "EUR");
    expect(isKnown).toBe(true);
    expect(settings).toMatchObject({ source, delimiter, headerRecord, decimal });
  });

  test("of days with slashes the order is seen by those that can only be one", () => {
    expect(settingsOf(LINKEDIN).dateOrder).toBe("mdy");
    expect(settingsOf(META_ADS.replaceAll("2026-09-01", "13/9/2026")).dateOrder).toBe("dmy");
  });

  test("days with dots begin with the day, also where no number tells it", () => {
    expect(settingsOf(GOOGLE_ADS_GERMAN).dateOrder).toBe("dmy");
    expect(settingsOf(GOOGLE_ADS).dateOrder).toBe("ymd");
  });

  test("also when the sample ends within a quoted cell", () => {
    expect(recognise(`${GOOGLE_ADS}"cut`, "utf-8", "EUR")).toMatchObject({ isKnown: true, settings: { source: "google_ads" } });
  });

  test("a file that nobody knows is offered with its columns", () => {
    const { settings, isKnown } = recognise("wann;was;wieviel\n1.9.2026;Marke;3,5\n", "utf-8", "EUR");
    expect(isKnown).toBe(false);
    expect(settings).toMatchObject({ columns: ["wann", "was", "wieviel"], delimiter: ";" });
  });
});

describe("lines", () => {
  test("of Google Ads: thousands, parts of conversions, no clicks, and sums that are left out", async () => {
    const outcomes = await outcomesOf(GOOGLE_ADS);
    expect(rowsIn(outcomes)).toMatchObject([
      {
        campaignKey: "google_ads:111",
        campaignName: "Brand search",
        channel: "google_ads",
        day: "2026-09-01",
        impressions: "12345",
        conversions: "10.50",
        spendMinor: "123456",
        revenueMinor: "200000",
      },
      { spendMinor: "44", conversions: "0.50" },
      { campaignKey: "google_ads:222", day: "2026-09-02", clicks: "0" },
    ]);
    expect(outcomes.filter(({ kind }) => kind === "skip")).toHaveLength(2);
    expect(problemsIn(outcomes)).toEqual([]);
  });

  test("of a German export: decimal commas", async () => {
    expect(rowsIn(await outcomesOf(GOOGLE_ADS_GERMAN))).toMatchObject([
      { day: "2026-09-01", impressions: "12345", spendMinor: "123456", conversions: "10.50" },
    ]);
  });

  test("of UTF-16 with tabs, in pieces that cut characters through", async () => {
    const text = GOOGLE_ADS_GERMAN.replaceAll(";", "\t").replace("Marke", "Märkte 🚀");
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    expect(encodingOf(bytes)).toBe("utf-16le");
    expect(rowsIn(await outcomesOf(text, bytes, 3))).toMatchObject([{ campaignName: "Märkte 🚀", spendMinor: "123456" }]);
  });

  test("of Meta: the platform is the channel, the header has the currency, and a line of a month is none of a day", async () => {
    const outcomes = await outcomesOf(META_ADS);
    expect(rowsIn(outcomes)).toMatchObject([
      { channel: "facebook", currency: "EUR", spendMinor: "4550", clicks: "120", conversions: "6" },
      { channel: "instagram", spendMinor: "3025" },
    ]);
    expect(problemsIn(outcomes)).toEqual(["This line covers several days. Export the file by day."]);
    expect(outcomes.at(-1)?.kind).toBe("skip");
  });

  test("of LinkedIn: American days and a currency's sign", async () => {
    expect(rowsIn(await outcomesOf(LINKEDIN))).toMatchObject([
      { day: "2026-09-01", spendMinor: "15000", impressions: "2000", campaignKey: "linkedin:900" },
      { day: "2026-09-13" },
    ]);
  });

  test("of GA4: days without dashes, its groups as channels, and one that could be several as a problem", async () => {
    const outcomes = await outcomesOf(GA4);
    expect(rowsIn(outcomes)).toMatchObject([
      { day: "2026-09-01", channel: "email", conversions: "4", revenueMinor: "19990", spendMinor: "0" },
      { day: "2026-09-02", channel: "content" },
    ]);
    expect(problemsIn(outcomes)).toEqual(["The channel “Paid Social” is not known."]);
    expect(outcomes.at(-1)?.kind).toBe("skip");
  });

  test.each([
    ["a,2026-13-01,email,1,1,1,1,1", "“2026-13-01” is no day."],
    ["a,2026-09-01,email,1,x,1,1,1", "“x” is no number for clicks."],
    ["a,2026-09-01,pigeon,1,1,1,1,1", "The channel “pigeon” is not known."],
    [",2026-09-01,email,1,1,1,1,1", "The campaign is missing."],
  ])("%s: %s", async (line, message) => {
    expect(problemsIn(await outcomesOf(`${OWN}${line}\n`))).toEqual([message]);
  });

  test("a quote that never ends is told as what cannot be read", async () => {
    await expect(outcomesOf(`${OWN}"${"a".repeat(300_000)}\n`)).rejects.toMatchObject({ code: expect.stringMatching(/^CSV_/) });
  });
});
