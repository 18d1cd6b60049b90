import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCampaignsCsv, parseFiguresCsv } from "#lib/campaigns";
import type { ImportedFile } from "#lib/campaigns/schema";
import { CLIENT_YEARS } from "./year/clients.ts";
import { yearOf } from "./year/year-of.ts";

/** A tenant's campaigns and figures: those of its files, and before them those of its year. */
export async function filesOf(slug: string): Promise<ImportedFile> {
  const read = (name: string) => readFile(join(import.meta.dirname, slug, name), "utf8");
  const [campaigns, days] = await Promise.all([read("campaigns.csv"), read("figures.csv")]);
  const year = CLIENT_YEARS[slug];
  return { campaigns: parseCampaignsCsv(campaigns), days: [...(year ? yearOf(slug, year) : []), ...parseFiguresCsv(days)] };
}
