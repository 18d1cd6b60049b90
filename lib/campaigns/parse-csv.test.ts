import { describe, expect, test } from "vitest";
import { isAppError } from "#lib/platform/errors";
import { parseCampaignsCsv, parseFiguresCsv } from "./parse-csv.ts";

const CAMPAIGN_HEADER = "key,name,type,status,owner_email,budget,currency,starts_on,ends_on";
const FIGURES_HEADER = "campaign,day,channel,impressions,clicks,conversions,spend,revenue";

/** The issues of a refused file. */
function issuesOf(parse: () => unknown): { path: string; message: string }[] {
  try {
    parse();
  } catch (error) {
    if (isAppError(error) && error.code === "invalid") return error.issues;
    throw error;
  }
  throw new Error("The file was accepted");
}

describe("campaigns from CSV", () => {
  test("are read with quotes, a byte order mark, Windows line ends and empty cells", () => {
    const text = `\uFEFF${CAMPAIGN_HEADER}\r\nspring,"Spring, ""early"" edition",launch,active,Ann@Acme.example,1250.50,EUR,2026-03-01,\r\n`;
    expect(parseCampaignsCsv(text)).toEqual([
      {
        key: "spring",
        name: 'Spring, "early" edition',
        type: "launch",
        status: "active",
        ownerEmail: "ann@acme.example",
        budget: "1250.50",
        currency: "EUR",
        startsOn: "2026-03-01",
        endsOn: null,
      },
    ]);
  });

  test("need exactly the header", () => {
    expect(issuesOf(() => parseCampaignsCsv("key,name\na,b"))).toMatchObject([{ path: "lines.1" }]);
    expect(issuesOf(() => parseCampaignsCsv(""))).toMatchObject([{ path: "lines.1" }]);
  });

  test("name every wrong cell by line and column", () => {
    const rows = [
      "ok,Ok,launch,active,,1,USD,2026-03-01,",
      ",No key,party,gone,nobody,-1,DOGE,2026-02-30,soon",
      "late,Late,launch,active,,1,USD,2026-03-02,2026-03-01",
      "short,row",
    ];
    const paths = issuesOf(() => parseCampaignsCsv([CAMPAIGN_HEADER, ...rows].join("\n"))).map(({ path }) => path);
    const ofLine3 = ["key", "type", "status", "owner_email", "budget", "currency", "starts_on", "ends_on"].map((column) => `lines.3.${column}`);
    expect(paths).toEqual([...ofLine3, "lines.4.ends_on", "lines.5"]);
  });

  test("may not repeat a key", () => {
    const row = "spring,Spring,launch,active,,1,USD,2026-03-01,";
    expect(issuesOf(() => parseCampaignsCsv([CAMPAIGN_HEADER, row, row].join("\n")))).toEqual([
      { path: "lines.3", message: "Repeats line 2 (spring)." },
    ]);
  });

  test("with a quote that never ends are refused", () => {
    expect(issuesOf(() => parseCampaignsCsv(`${CAMPAIGN_HEADER}\n"spring,Spring`))).toMatchObject([{ path: expect.stringMatching(/^lines\.\d+$/) }]);
  });

  test("are limited in number", () => {
    const rows = Array.from({ length: 1_001 }, (_, index) => `k${index},Name,launch,active,,1,USD,2026-03-01,`);
    expect(() => parseCampaignsCsv([CAMPAIGN_HEADER, ...rows].join("\n"))).toThrow(/more than 1,000 rows/);
  });
});

describe("figures from CSV", () => {
  test("are read as whole numbers and exact amounts", () => {
    expect(parseFiguresCsv(`${FIGURES_HEADER}\nspring,2026-03-01,email,1000,20,3,12.30,99.00`)).toEqual([
      { campaign: "spring", day: "2026-03-01", channel: "email", impressions: 1000, clicks: 20, conversions: 3, spend: "12.30", revenue: "99.00" },
    ]);
  });

  test.each([
    ["impressions", "spring,2026-03-01,email,,20,3,1,1"],
    ["clicks", "spring,2026-03-01,email,1,-20,3,1,1"],
    ["conversions", "spring,2026-03-01,email,1,20,0.5,1,1"],
    ["impressions", "spring,2026-03-01,email,2147483648,20,3,1,1"],
    ["channel", "spring,2026-03-01,fax,1,20,3,1,1"],
    ["spend", 'spring,2026-03-01,email,1,20,3,"1,50",1'],
    ["revenue", "spring,2026-03-01,email,1,20,3,1,1e3"],
    ["day", "spring,01/03/2026,email,1,20,3,1,1"],
  ])("refuse what is no %s", (column, row) => {
    expect(issuesOf(() => parseFiguresCsv(`${FIGURES_HEADER}\n${row}`)).map(({ path }) => path)).toEqual([`lines.2.${column}`]);
  });

  test("list at most fifty problems", () => {
    const rows = Array.from({ length: 80 }, () => "spring,2026-03-01,fax,1,20,3,1,1");
    expect(issuesOf(() => parseFiguresCsv([FIGURES_HEADER, ...rows].join("\n")))).toHaveLength(50);
  });
});
